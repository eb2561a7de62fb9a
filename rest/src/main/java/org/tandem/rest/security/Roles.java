package org.tandem.rest.security;

/** Who may do what, by the roles in a bearer token's {@code groups}. */
public final class Roles {

    public static final String MARKETING = "marketing";
    public static final String SALES_REP = "sales-rep";
    public static final String SALES_MANAGER = "sales-manager";
    public static final String ANALYST = "analyst";
    public static final String ADMIN = "admin";

    private Roles() {
    }
}

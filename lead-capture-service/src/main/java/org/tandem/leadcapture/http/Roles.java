package org.tandem.leadcapture.http;

/** Who may do what, by the roles in a bearer token's {@code groups}. */
public final class Roles {

    public static final String MARKETING = "marketing";
    public static final String ADMIN = "admin";

    private Roles() {
    }
}

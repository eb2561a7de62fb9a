package org.tandem.local.token;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a bearer token may say somebody is. */
public enum Role {
    MARKETING, SALES_REP, SALES_MANAGER, ANALYST, ADMIN;

    /** As it stands in the token, such as {@code sales-rep}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Role::code).toList();
    }
}

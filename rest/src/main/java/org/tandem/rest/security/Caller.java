package org.tandem.rest.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who sends a request, by the {@code sub} of the bearer token. That id gets onto topics that cannot forget, so it has to
 * be opaque: one with an {@code @} in it is somebody's address, and is not let in.
 */
@ApplicationScoped
public class Caller {

    private static final int LONGEST = 200;

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws ForbiddenException if the provider's ids are not fit to be kept */
    public String id() {
        String id = identity.getPrincipal().getName();
        if (id == null || id.isBlank() || id.length() > LONGEST || id.contains("@")) {
            throw new ForbiddenException("the token's sub is no opaque id");
        }
        return id;
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }
}

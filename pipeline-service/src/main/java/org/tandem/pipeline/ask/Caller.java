package org.tandem.pipeline.ask;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.tandem.rest.security.Roles;

/** Who calls: an opaque id, and whether they answer for the team. */
@RequestScoped
public class Caller {

    private static final int LONGEST_ID = 200;

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String id() {
        return identity.getPrincipal().getName();
    }

    public boolean isManager() {
        return identity.hasRole(Roles.SALES_MANAGER);
    }

    /** Whether what they may see is their own. */
    public boolean isOnlyRep() {
        return identity.hasRole(Roles.SALES_REP) && !isManager() && !identity.hasRole(Roles.MARKETING)
                && !identity.hasRole(Roles.ADMIN);
    }

    /** Whether the id may stand on the stream for ever; an address may not. */
    boolean isOpaque() {
        String id = id();
        return !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('@') < 0;
    }
}

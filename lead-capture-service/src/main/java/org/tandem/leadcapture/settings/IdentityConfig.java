package org.tandem.leadcapture.settings;

import io.smallrye.config.ConfigMapping;

import java.util.Optional;
import java.util.UUID;

/** What lead ids are derived in. */
@ConfigMapping(prefix = "tandem.identity")
public interface IdentityConfig {

    /** A random UUID, secret, the same for the life of the deployment; another one would make everybody a new lead. */
    Optional<UUID> namespace();
}

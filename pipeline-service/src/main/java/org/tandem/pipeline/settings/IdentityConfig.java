package org.tandem.pipeline.settings;

import io.smallrye.config.ConfigMapping;

import java.util.Optional;
import java.util.UUID;

/** In what lead ids are derived from other systems' ids. */
@ConfigMapping(prefix = "tandem.identity")
public interface IdentityConfig {

    /** The one that the stream was begun with, a secret; needed to import deals, and for nothing else here. */
    Optional<UUID> namespace();
}

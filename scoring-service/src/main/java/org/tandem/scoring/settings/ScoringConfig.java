package org.tandem.scoring.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** How leads are scored. */
@ConfigMapping(prefix = "tandem.scoring")
public interface ScoringConfig {

    /** File of the scoring model; the one that is shipped if there is none. Another model needs another projection version. */
    Optional<String> model();

    /** How often to look for leads that time alone has moved to another cell, and for those that waited until all was read. */
    @WithDefault("1s")
    Duration dueEvery();

    /** Most of them in one transaction. */
    @WithDefault("200")
    int dueAtOnce();
}

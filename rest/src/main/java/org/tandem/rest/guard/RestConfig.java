package org.tandem.rest.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** What a service lets clients take from it; sizes are {@code quarkus.http.limits.*}. */
@ConfigMapping(prefix = "tandem.rest")
public interface RestConfig {

    /** Longest that a request may take to arrive, from its headers to the end of its body. */
    @WithDefault("10s")
    Duration requestDeadline();
}

package org.tandem.rest.guard;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a service lets clients take from it; further sizes are {@code quarkus.http.limits.*}. */
@ConfigMapping(prefix = "tandem.rest")
public interface RestConfig {

    /** Longest that a request may take to arrive, from its headers to the end of its body. */
    @WithDefault("10s")
    Duration requestDeadline();

    /** Largest body, other than of what is read while it comes. */
    @WithDefault("64K")
    MemorySize bodyLimit();

    /** Of a file that is read while it comes, what must come in each {@link #pacePeriod}: whoever sends less holds a place for ever. */
    @WithDefault("16K")
    MemorySize leastPace();

    /** Counted is only while the file is waited for. Nothing at all may come for {@code quarkus.http.idle-timeout}. */
    @WithDefault("30s")
    Duration pacePeriod();

    /**
     * Paths whose bodies are files that are read while they come: {@code quarkus.http.limits.max-body-size} and the idle
     * timeout hold for them, and the least pace, not the body limit and the deadline. Said by the service, not by its operator.
     */
    Optional<Set<String>> streamedPaths();
}

package org.tandem.projection.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** How a service stands on the stream. */
@ConfigMapping(prefix = "tandem.stream")
public interface StreamConfig {

    /** Partitions of every topic; chosen once per deployment, because another count mixes up the order of a lead's facts. */
    @WithDefault("6")
    int partitions();

    /** Version of this service's tables: another version replays the stream into a schema of its own. */
    int projectionVersion();

    /** Consumers that fold in this process; two let reading and writing overlap in a rebuild, and cost more at rest. */
    @WithDefault("1")
    int consumers();

    /** Whether this process folds at all; false for a process that only takes captures in. */
    @WithDefault("true")
    boolean fold();

    /**
     * Where to act from when the database is new and the output topic does not say: {@code beginning} causes everything
     * again, {@code here} nothing that is in the stream already. Without it such a service refuses to start.
     */
    Optional<ActFrom> actFrom();

    /** See {@link #actFrom()}. */
    enum ActFrom { BEGINNING, HERE }

    /** Longest a reader waits for {@code after=<eventId>} before it is told to come back. */
    @WithDefault("5s")
    Duration awaitLimit();
}

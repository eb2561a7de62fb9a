package org.tandem.rest.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.util.Optional;

/** Whether what a request causes can be followed through all services, and where to. */
@ConfigMapping(prefix = "tandem.traces")
public interface TraceConfig {

    /** A collector that takes OTLP by HTTP, such as {@code http://collector:4318}. Without one nothing is recorded. */
    Optional<URI> endpoint();

    /** Of how many requests the traces are recorded, from 0 to 1. What a request causes is recorded with it or not at all. */
    @WithDefault("1")
    double share();
}

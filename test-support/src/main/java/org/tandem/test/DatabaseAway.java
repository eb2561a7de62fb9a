package org.tandem.test;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Beside {@link KafkaAndPostgres}, for a service of its own ({@code restrictToAnnotatedClass}): a database that nobody
 * reaches, at a port at which nobody listens.
 */
public final class DatabaseAway implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/away");
    }

    /** After the resource whose address it replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
    }
}

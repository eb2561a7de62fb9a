package org.tandem.test;

/**
 * What tests ask of the shared servers, in nothing but JDK types.
 *
 * <p>Quarkus loads test classes in class loaders of its own, several in one JVM; a static field would be a Kafka and a
 * PostgreSQL for each. Managed beans are the JDK's own way for class loaders to share one object.
 */
public interface PlatformMXBean {

    String bootstrapServers();

    /** Where to connect to a database, credentials included. */
    String jdbcUrl(String database);

    void createDatabase(String name);

    void stopBroker();

    void startBroker();
}

package org.tandem.test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;

/** The same servers in containers, for whoever has a Docker engine and wants production's own builds of them. */
final class ContainerServers implements Servers {

    private static final String KAFKA_IMAGE = "apache/kafka-native:4.0.0";
    private static final String POSTGRES_IMAGE = "postgres:17-alpine";

    private final KafkaContainer kafka;
    private final PostgreSQLContainer<?> postgres;
    private boolean paused;

    private ContainerServers(KafkaContainer kafka, PostgreSQLContainer<?> postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** @throws IllegalStateException when no Docker engine answers: asked for containers, tests never run on anything else */
    static ContainerServers start() {
        if (!isDockerThere()) {
            throw new IllegalStateException("tandem.test.containers=true, but no Docker engine answered:"
                    + " start one, or leave the property out to run on the embedded servers");
        }
        var kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_LOG_CLEANER_BACKOFF_MS", "100");
        // A command of our own, because the default one switches fsync off.
        var postgres = new PostgreSQLContainer<>(POSTGRES_IMAGE)
                .withUsername("postgres").withPassword("postgres").withDatabaseName("postgres")
                .withCommand("postgres", "-c", "max_connections=60");
        kafka.start();
        postgres.start();
        return new ContainerServers(kafka, postgres);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
                + "/" + database + "?user=postgres&password=postgres";
    }

    @Override
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    /** A stopped container gets another port when it starts again; a paused one keeps it, and hangs instead of refusing. */
    @Override
    public synchronized void stopBroker() {
        if (!paused) {
            DockerClientFactory.instance().client().pauseContainerCmd(kafka.getContainerId()).exec();
            paused = true;
        }
    }

    @Override
    public synchronized void startBroker() {
        if (paused) {
            DockerClientFactory.instance().client().unpauseContainerCmd(kafka.getContainerId()).exec();
            paused = false;
        }
    }

    @Override
    public void close() {
        startBroker();
        kafka.stop();
        postgres.stop();
    }

    /** Asked in silence: the exception says it in one line, and pages of what was tried would hide it. */
    static boolean isDockerThere() {
        var logger = Logger.getLogger("org.testcontainers");
        var level = logger.getLevel();
        logger.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            logger.setLevel(level);
        }
    }
}

package org.tandem.analytics.fold;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.analytics.Stream;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A rebuild from the beginning of the stream ends with the tables that were kept up to date all along. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RebuildTest {

    private static final Instant BEGIN = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    Stream stream;
    @Inject
    DataSource live;
    @Inject
    Projection projection;
    @Inject
    EventCodec codec;
    @Inject
    Publisher publisher;
    @Identifier("default-kafka-broker")
    @Inject
    Map<String, Object> broker;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void endsWithTheSameTables() throws SQLException {
        // Given lives of many kinds
        List<UUID> leads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID lead = UUID.randomUUID();
            leads.add(lead);
            stream.say(life(lead, i));
        }
        stream.say(stream.make.linked(leads.get(0), leads.get(1), BEGIN), stream.make.erased(leads.get(2), BEGIN.plus(Duration.ofDays(400))));
        UUID last = UUID.randomUUID();
        stream.say(stream.make.captured(last, "web-form", null, BEGIN, BEGIN));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rows(live, "fact").stream().anyMatch(row -> row.contains(last.toString())));

        // When
        DataSource second = second();
        try (Projector rebuilding = Projector.start(broker, second, projection, codec, publisher, new ActiveVersion("analytics", 2),
                Topics.ANALYTICS_PARKED, new FoldSettings("analytics-rebuild-" + UUID.randomUUID(), 50, 100, Duration.ofMillis(200)), 2)) {

            // Then
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (String table : AnalyticsTables.TABLES.keySet()) {
                    List<String> rows = rows(live, table);
                    assertThat(rows).as(table).isNotEmpty();
                    assertThat(rows(second, table)).as(table).isEqualTo(rows);
                }
            });
        }
    }

    private List<ProducerRecord<byte[], byte[]>> life(UUID lead, int kind) {
        Instant came = BEGIN.plus(Duration.ofHours(7L * kind));
        UUID qualification = UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> life = new ArrayList<>();
        if (kind % 10 != 9) {
            life.add(stream.make.captured(lead, "website", null, kind % 2 == 0 ? "web-form" : "trade-fair", "c" + kind % 3,
                    kind % 7 == 0 ? null : new UUID(9, kind % 7), came, came));
        }
        if (kind % 4 > 0) {
            life.add(stream.make.qualified(lead, qualification, came.plusSeconds(30), came.plusSeconds(30)));
            life.add(stream.make.assigned(lead, 1, "rep-" + kind % 3, qualification, came.plusSeconds(33)));
        }
        if (kind % 4 > 1) {
            life.add(stream.make.accepted(lead, 1, "rep-" + kind % 3, came.plus(Duration.ofDays(1))));
            life.add(stream.make.invited(lead, "w", came));
        }
        if (kind % 4 > 2) {
            life.add(stream.make.won(lead, 1, "rep-" + kind % 3, "100.50", came.plus(Duration.ofDays(9))));
        }
        if (kind % 7 == 0) {
            life.add(stream.make.importedWon(lead, "crm", lead.toString(), "rep-" + kind % 3, "sdr-" + kind % 2, "20.00", "EUR", came, came));
        }
        return life.isEmpty() ? List.of(stream.make.attended(lead, "w", came)) : life;
    }

    private DataSource second() {
        Flyway.configure().dataSource(url, "postgres", "postgres").schemas("analytics_v2")
                .locations("classpath:db/projection", "classpath:db/analytics").placeholders(Map.of("control", "analytics")).load().migrate();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("postgres");
        database.setPassword("postgres");
        database.setCurrentSchema("analytics_v2");
        return database;
    }

    private static List<String> rows(DataSource database, String table) throws SQLException {
        try (Connection db = database.getConnection()) {
            return AnalyticsTables.rows(db, table);
        }
    }
}

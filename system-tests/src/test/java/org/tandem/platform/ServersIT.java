package org.tandem.platform;

import org.tandem.local.process.Processes;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;
import org.tandem.faults.LogReader;
import org.tandem.faults.StreamLog;
import org.tandem.local.TopicSetup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A fault test is worth what its servers keep: both must come back from a kill with everything they acknowledged. */
@Tag("nightly")
class ServersIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void theBrokerKeepsWhatItAcknowledgedOverAKill() throws Exception {
        try (Processes processes = new Processes(directory.resolve("logs"))) {
            Servers.Broker broker = Servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicSetup.create(broker.bootstrap(), Topics.all(), 6, Map.of());
            write(broker.bootstrap(), 500);

            broker.process().kill();
            broker.process().restart();
            broker.process().awaitReady(RECOVERY);

            StreamLog log = LogReader.read(broker.bootstrap());
            assertThat(log.records()).isEqualTo(500);
            assertThat(log.tables().leads()).hasSize(100);
        }
    }

    @Test
    void theDatabaseKeepsWhatItCommittedOverAKillAndStopsWhileFrozen() throws Exception {
        try (Processes processes = new Processes(directory.resolve("logs"))) {
            Servers.Database database = Servers.database(processes, directory.resolve("postgres"), FreePorts.one());
            execute(database, "create table kept as select generate_series(1, 1000) as n");
            assertThat(database.process().cpuMillis()).isPositive();

            database.process().kill();
            database.process().restart();
            database.process().awaitReady(RECOVERY);
            assertThat(count(database)).isEqualTo(1000);

            database.process().pause();
            database.process().resume();
            assertThat(count(database)).isEqualTo(1000);
        }
    }

    private static void write(String bootstrap, int records) throws Exception {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var record = new ProducerRecord<>("leads", ("lead-" + i % 100).getBytes(UTF_8), "{}".getBytes(UTF_8));
                record.headers().add("ce_id", ("event-" + i).getBytes(UTF_8))
                        .add("ce_type", "org.tandem.lead.captured.v1".getBytes(UTF_8))
                        .add("ce_time", "2026-01-01T00:00:00Z".getBytes(UTF_8))
                        .add("ce_recordedtime", "2026-01-01T00:00:00Z".getBytes(UTF_8));
                producer.send(record).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void execute(Servers.Database database, String sql) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(sql);
        }
    }

    private static int count(Servers.Database database) throws SQLException {
        try (Connection connection = connect(database); var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(Servers.Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}

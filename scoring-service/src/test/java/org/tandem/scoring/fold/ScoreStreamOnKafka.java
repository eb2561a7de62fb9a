package org.tandem.scoring.fold;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.local.KafkaBroker;
import org.tandem.local.TopicSetup;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.ActedMarkRecovery;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.model.Models;
import org.tandem.test.KafkaLog;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** A broker of one test's own with the topics of the stream, because they have one name each, and scoring's real fold. */
public final class ScoreStreamOnKafka implements AutoCloseable {

    public final ScoreRecords make = new ScoreRecords();
    public final Counting counting = new Counting(Models.standard());
    private final Path directory;
    private final KafkaBroker broker;
    private final Publisher publisher;
    private final KafkaLog log;
    private final Admin admin;
    private final List<Projector> projectors = new ArrayList<>();
    private final Map<Integer, Projector> running = new HashMap<>();

    public ScoreStreamOnKafka() {
        try {
            directory = Files.createTempDirectory("tandem-scores-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = KafkaBroker.start(directory, 0, Map.of());
        TopicSetup.create(broker.bootstrapServers(), Topics.all(), ScoreRecords.PARTITIONS, Map.of());
        admin = Admin.create(connection());
        log = new KafkaLog(broker.bootstrapServers());
        publisher = Publisher.connect(connection(), "test");
        publisher.warmUp(Topics.all().stream().map(Topic::name).toList());
    }

    public Projector start(ScoreTables tables, int version, int maxBatch) {
        return start(tables.version(version), version, maxBatch);
    }

    public Projector start(DataSource database, int version, int maxBatch) {
        return start(database, version, maxBatch, 1);
    }

    /** @param consumers which share the partitions and fold at the same time */
    public Projector start(DataSource database, int version, int maxBatch, int consumers) {
        FoldSettings settings = new FoldSettings("scores-" + UUID.randomUUID(), maxBatch, 100, Duration.ofMillis(200));
        Projector projector = Projector.start(connection(), database, projection(), make.codec, publisher,
                new ActiveVersion(ScoreTables.CONTROL, version), Topics.SCORING_PARKED, settings, consumers);
        projectors.add(projector);
        running.put(version, projector);
        return projector;
    }

    public ActedMarkRecovery.Result recoverMark(ScoreTables tables) throws SQLException {
        return ActedMarkRecovery.recover(tables.version(1), new ActiveVersion(ScoreTables.CONTROL, 1), connection(), Topics.SCORES);
    }

    /** One look at what is due. */
    public int look(ScoreTables tables, int version, Instant now) throws SQLException {
        return new DueScores(round(tables, version)).run(now, 100, new Settled(make.partitions, partition -> true));
    }

    /** One look at what waits for what is settled. */
    public int judge(ScoreTables tables, int version) throws SQLException {
        return new Judging(round(tables, version)).run(7, new Settled(make.partitions, running.get(version)::isSettled));
    }

    private SayingRound round(ScoreTables tables, int version) {
        return new SayingRound(tables.version(version), new ActiveVersion(ScoreTables.CONTROL, version), counting, make.codec,
                make.partitions, publisher, Clock.systemUTC());
    }

    @SafeVarargs
    public final void send(ProducerRecord<byte[], byte[]>... records) {
        publisher.publishAndAwait(List.of(records));
    }

    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        publisher.publishAndAwait(records);
    }

    /** Waits until the tables stand at the ends of the topics and nobody waits to be judged, what is said included. */
    public void untilFolded(ScoreTables tables, int version) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                .until(() -> {
                    judge(tables, version);
                    return tables.folded(version) >= end() && tables.one(version, "select count(*) from scoring.unjudged").equals("0")
                            && tables.folded(version) >= end();
                });
    }

    /** Everything that was said, in order of the partitions. */
    public List<StreamRecord> said() {
        List<StreamRecord> said = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : log.read(Topics.SCORES.name())) {
            said.add(((Decoded.Readable) make.codec.read(record)).record());
        }
        return said;
    }

    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        return log.read(topic.name());
    }

    /** What was said of one type. */
    public <D> List<D> said(Class<D> type) {
        return said().stream().map(record -> record.envelope().data()).filter(type::isInstance).map(type::cast).toList();
    }

    private ScoreStream projection() {
        return new ScoreStream(counting, make.codec, make.partitions, Clock.systemUTC(), "test");
    }

    private long end() {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        projection().topics().forEach(topic -> {
            for (int partition = 0; partition < ScoreRecords.PARTITIONS; partition++) {
                asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        });
        try {
            return admin.listOffsets(asked).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    @Override
    public void close() {
        projectors.forEach(Projector::close);
        publisher.close();
        log.close();
        admin.close(Duration.ZERO);
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

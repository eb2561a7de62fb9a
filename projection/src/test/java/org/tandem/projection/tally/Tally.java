package org.tandem.projection.tally;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tandem.events.topic.Topic;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.trace.Tracing;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** A stream and a database of one test's own, and projectors between them. */
public final class Tally implements AutoCloseable {

    public static final int PARTITIONS = 3;
    public static final Duration SOON = Duration.ofSeconds(40);

    private final TestPlatform platform = TestPlatform.get();
    public final TallyTopics topics = TallyTopics.fresh();
    public final TallyEvents events = new TallyEvents(topics, PARTITIONS);
    public final TallyTables tables = new TallyTables();
    public final Publisher publisher;
    public final KafkaLog log;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Projector> projectors = new ArrayList<>();

    public Tally() {
        this(Map.of());
    }

    public Tally(Map<String, String> topicSettings) {
        this(topicSettings, Tracing.OFF);
    }

    public Tally(Map<String, String> topicSettings, Tracing tracing) {
        platform.createTopics(topics.all(), PARTITIONS, topicSettings);
        log = new KafkaLog(platform.bootstrapServers());
        admin = Admin.create(connection());
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", platform.bootstrapServers(), "acks", "all",
                "linger.ms", "0", "max.request.size", "4000000"), new ByteArraySerializer(), new ByteArraySerializer());
        // A leader that has only just been made refuses a first request, and what was sent behind it arrives.
        ends(topics.all());
        publisher = Publisher.connect(connection(), topics.name(), tracing);
        publisher.warmUp(topics.all().stream().map(Topic::name).toList());
    }

    public Map<String, Object> connection() {
        return new HashMap<>(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }

    public TallyProjection projection() {
        return new TallyProjection(topics);
    }

    public static void until(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).ignoreExceptions().until(condition);
    }

    /** Lets a version that does not act yet fold all there is: makes it the acting one. */
    public void cutOver(int version) {
        tables.execute(version, "insert into tally.active_version (version) values (" + version
                + ") on conflict (singleton) do update set version = excluded.version");
    }

    /** Starts folding version 1 with one consumer. */
    public Projector start() {
        return start(1, projection());
    }

    public Projector start(int version, TallyProjection projection) {
        return start(version, projection, tables.version(version), connection(), settings(version, 500));
    }

    public Projector start(int version, TallyProjection projection, DataSource database, Map<String, Object> connection,
                           FoldSettings settings) {
        Projector projector = Projector.start(connection, database, projection, topics.codec(), publisher,
                new ActiveVersion(TallyTables.CONTROL, version), topics.parked(), settings, 1);
        projectors.add(projector);
        return projector;
    }

    public FoldSettings settings(int version, int maxBatch) {
        return new FoldSettings(topics.name() + "-v" + version, maxBatch, 100, Duration.ofMillis(200));
    }

    public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not acknowledged: " + record.topic(), e);
        }
    }

    /** A good event for a partition of one's choice. */
    public ProducerRecord<byte[], byte[]> goodOn(int partition) {
        return Stream.iterate(0, i -> i + 1).map(i -> events.added("who-" + i, 1, null))
                .filter(record -> record.partition() == partition).findFirst().orElseThrow();
    }

    /** {@code topic/partition/offset}. */
    public static String position(RecordMetadata sent) {
        return sent.topic() + "/" + sent.partition() + "/" + sent.offset();
    }

    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        publisher.publishAndAwait(records);
    }

    /** Waits until the tables stand at the ends of the topics. */
    public void untilFolded(int version) {
        long end = end();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).ignoreExceptions()
                .until(() -> tables.folded(version), stands -> stands >= end);
    }

    /** The end offsets of the topics that are folded, summed. */
    public long end() {
        return ends(topics.read());
    }

    private long ends(List<Topic> of) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : of) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            return admin.listOffsets(asked).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<ConsumerRecord<byte[], byte[]>> parked() {
        return log.read(topics.parked().name());
    }

    /** Changes a topic's setting. */
    public void set(Topic topic, String setting, String value) {
        try {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET)))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        projectors.forEach(Projector::close);
        tables.close();
        publisher.close();
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
        log.close();
    }
}

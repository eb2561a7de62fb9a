package org.tandem.leadcapture.fold;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.lead.LeadStream;
import org.tandem.local.KafkaBroker;
import org.tandem.local.TopicSetup;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.test.KafkaLog;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A broker of one test's own with the topics of the stream, because lead-capture's have one name each; it compacts as
 * fast as it can. With projectors of the real fold.
 */
public final class LeadStreamOnKafka implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Compaction is what erases: here it does not wait for a day, nor for a file's second minute. */
    private static final Map<String, String> AT_ONCE = Map.of("segment.ms", "300", "min.cleanable.dirty.ratio", "0.01",
            "max.compaction.lag.ms", "300", "file.delete.delay.ms", "0");

    public final LeadRecords make = new LeadRecords();
    public final Publisher publisher;
    public final KafkaLog log;
    private final Path directory;
    private final KafkaBroker broker;
    private final Admin admin;
    private final List<Projector> projectors = new ArrayList<>();

    public LeadStreamOnKafka() {
        try {
            directory = Files.createTempDirectory("tandem-leads-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = KafkaBroker.start(directory, 0, Map.of("log.cleaner.backoff.ms", "100",
                "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20), "log.initial.task.delay.ms", "100"));
        TopicSetup.create(broker.bootstrapServers(), Topics.all(), LeadRecords.PARTITIONS, AT_ONCE);
        admin = Admin.create(connection());
        log = new KafkaLog(broker.bootstrapServers());
        end();
        publisher = Publisher.connect(connection(), "test");
        publisher.warmUp(Topics.all().stream().map(Topic::name).toList());
    }

    public Projector start(LeadTables tables, int version, int consumers, int maxBatch) {
        FoldSettings settings = new FoldSettings("leads-" + UUID.randomUUID(), maxBatch, 100, Duration.ofMillis(200));
        Projector projector = Projector.start(connection(), tables.version(version), new LeadStream(make.partitions()),
                make.codec(), publisher, new ActiveVersion(LeadTables.CONTROL, version), Topics.LEAD_CAPTURE_PARKED,
                settings, consumers);
        projectors.add(projector);
        return projector;
    }

    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        publisher.publishAndAwait(records);
    }

    /** Waits until the tables stand at the ends of the topics; what the fold emits itself is waited for too. */
    public void untilFolded(LeadTables tables, int version) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                .until(() -> tables.folded(version) >= end());
    }

    /** The files of a topic that hold a text anywhere, deleted ones included; they come and go while one looks. */
    public List<File> filesWith(Topic topic, String text) {
        return IntStream.range(0, LeadRecords.PARTITIONS)
                .mapToObj(partition -> directory.resolve(topic.name() + "-" + partition).toFile().listFiles())
                .flatMap(Arrays::stream).filter(file -> contains(file.toPath(), text)).toList();
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }

    private long end() {
        return new LeadStream(make.partitions()).topics().stream().mapToLong(topic -> end(topic.name())).sum();
    }

    /** How many records were ever written to a topic. */
    public long end(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < LeadRecords.PARTITIONS; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
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

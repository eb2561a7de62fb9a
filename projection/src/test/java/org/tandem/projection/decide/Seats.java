package org.tandem.projection.decide;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.SeatEvent.Offered;
import org.tandem.projection.decide.SeatEvent.Take;
import org.tandem.projection.decide.SeatEvent.Taken;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.FoldStatus;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyTables;
import org.tandem.projection.trace.Tracing;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A stream and a database of one test's own, whoever folds and decides between them, and what came of it. */
final class Seats implements AutoCloseable {

    static final int PARTITIONS = 3;
    static final String CONTROL = "seat";

    private final TestPlatform platform = TestPlatform.get();
    final SeatTopics topics = SeatTopics.fresh();
    final EventCodec codec = topics.codec();
    final Partitions partitions = new Partitions(PARTITIONS);
    final TallyTables tables = new TallyTables(CONTROL, List.of("seat", "offer"),
            "classpath:db/projection", "classpath:db/decide", "classpath:db/seat");
    final SeatProjection projection = new SeatProjection(topics);
    final SeatDecisions decisions = new SeatDecisions(topics);
    final Publisher publisher;
    final KafkaLog log;
    private final Map<Integer, DataSource> databases = new HashMap<>();
    private FoldStatus folding = new FoldStatus();
    private final List<AutoCloseable> running = new ArrayList<>();

    Seats() {
        this(Tracing.OFF);
    }

    Seats(Tracing tracing) {
        platform.createTopics(topics.all(), PARTITIONS);
        log = new KafkaLog(platform.bootstrapServers());
        publisher = Publisher.connect(connection(), topics.name(), tracing);
        publisher.warmUp(topics.all().stream().map(Topic::name).toList());
    }

    Map<String, Object> connection() {
        return new HashMap<>(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }

    /** Of a member that does not poll, the group waits this long. */
    Map<String, Object> impatient() {
        Map<String, Object> connection = connection();
        connection.put("max.poll.interval.ms", 3_000);
        return connection;
    }

    DataSource database(int version) {
        return databases.computeIfAbsent(version, tables::version);
    }

    ActiveVersion version(int version) {
        return new ActiveVersion(CONTROL, version);
    }

    /** Starts folding a version. */
    Projector fold(int version) {
        Projector projector = Projector.start(connection(), database(version), projection, codec, publisher,
                version(version), topics.parked(), new FoldSettings(topics.name() + "-v" + version, 500, 100,
                        Duration.ofMillis(200)), 1);
        running.add(projector);
        folding = projector.status();
        return projector;
    }

    /** Starts deciding with version 1. */
    Decider decide() {
        return decide(1, Steps.UNWATCHED);
    }

    Decider decide(int version, Steps steps) {
        return decide(version, database(version), connection(), 500, Clock.systemUTC(), steps);
    }

    Decider decide(int version, DataSource database, Map<String, Object> connection, int maxBatch, Clock clock, Steps steps) {
        return decide(decisions, version, database, connection, maxBatch, clock, steps);
    }

    Decider decide(Decisions rules, int version, DataSource database, Map<String, Object> connection, int maxBatch,
                   Clock clock, Steps steps) {
        Decider decider = Decider.start(new Decider.Surroundings(connection, database, projection, folding, codec,
                        partitions, publisher, version(version), "/seat", topics.parked()), rules,
                new DecideSettings(topics.name() + "-decide", maxBatch, 100, Duration.ofMillis(200), Duration.ofSeconds(8)),
                clock, steps);
        running.add(decider);
        return decider;
    }

    Requests requests() {
        Requests requests = new Requests(database(1), CONTROL, codec, partitions, publisher, "/seat", topics.requests(), 1_000);
        running.add(requests);
        return requests;
    }

    ProducerRecord<byte[], byte[]> take(UUID id, String seat, String who) {
        return take(id, seat, who, null);
    }

    ProducerRecord<byte[], byte[]> take(UUID id, String seat, String who, Instant notAfter) {
        return record(topics.requests(), id, SeatEvent.TAKE, seat, notAfter, new Take(seat, who));
    }

    ProducerRecord<byte[], byte[]> offered(UUID id, String seat, String who) {
        return record(topics.offers(), id, SeatEvent.OFFERED, seat, null, new Offered(seat, who));
    }

    <D> ProducerRecord<byte[], byte[]> record(Topic topic, UUID id, EventType<D> type, String seat, Instant notAfter, D data) {
        Instant now = Instant.parse("2026-05-10T10:00:00Z");
        return codec.write(topic, partitions.of(seat), seat,
                new Envelope<>(id, "/test", type, seat, now, now, null, null, null, notAfter, data));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        send(List.of(record));
    }

    /** Until they are acknowledged, as whoever asks does it: a request that is sent twice is decided once. */
    void send(List<ProducerRecord<byte[], byte[]>> records) {
        Tally.until(() -> {
            publisher.publishAndAwait(records);
            return true;
        });
    }

    /** Waits until each of the requests has an outcome in the log. */
    void untilDecided(Collection<UUID> requests) {
        Tally.until(() -> outcomes().keySet().containsAll(requests));
    }

    /** Waits until nothing that is stored is unpublished. */
    void untilPublished() {
        Tally.until(() -> tables.number(1, "select count(*) from seat.unpublished_decision") == 0);
    }

    /** Waits until a version's tables stand at the ends of the topics. */
    void untilFolded(int version) {
        Tally.until(() -> tables.folded(version)
                >= log.read(topics.seats().name()).size() + log.read(topics.offers().name()).size());
    }

    /** The deciders' committed offsets, summed. */
    long passedOver() throws Exception {
        try (Admin admin = Admin.create(connection())) {
            return admin.listConsumerGroupOffsets(topics.name() + "-decide").partitionsToOffsetAndMetadata().get().values()
                    .stream().mapToLong(OffsetAndMetadata::offset).sum();
        }
    }

    /** The records of every outcome in the log, by request. */
    Map<UUID, List<ConsumerRecord<byte[], byte[]>>> outcomes() {
        Map<UUID, List<ConsumerRecord<byte[], byte[]>>> byRequest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log.read(topics.seats().name())) {
            UUID request = UUID.fromString(header(record, Attribute.CAUSATION_ID));
            byRequest.computeIfAbsent(request, id -> new ArrayList<>()).add(record);
        }
        return byRequest;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Each of the requests, and no other, has one outcome with one content, however often it was sent. */
    void assertOneOutcomeEach(Collection<UUID> requests) {
        Map<UUID, List<ConsumerRecord<byte[], byte[]>>> outcomes = outcomes();
        assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(new HashSet<>(requests));
        outcomes.values().forEach(copies -> copies.forEach(copy -> {
            ConsumerRecord<byte[], byte[]> first = copies.get(0);
            assertThat(copy.key()).isEqualTo(first.key());
            assertThat(copy.value()).isEqualTo(first.value());
            assertThat(copy.partition()).isEqualTo(first.partition());
            assertThat(Arrays.asList(copy.headers().toArray())).isEqualTo(Arrays.asList(first.headers().toArray()));
        }));
    }

    /** Who has which seat by the log alone; fails if a seat was given to two. */
    Map<String, String> takenInTheLog() {
        Map<String, String> taken = new TreeMap<>();
        Set<UUID> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : log.read(topics.seats().name())) {
            Envelope<?> event = ((Decoded.Readable) codec.read(record)).record().envelope();
            if (seen.add(event.id()) && event.data() instanceof Taken one) {
                assertThat(taken.put(one.seat(), one.who())).as("before in " + one.seat()).isNull();
            }
        }
        return taken;
    }

    /** The tables say what the log says, and nothing changed them twice. */
    void assertTablesEqualTheLog(int version) {
        untilFolded(version);
        List<String> expected = new ArrayList<>();
        takenInTheLog().forEach((seat, who) -> expected.add(seat + " " + who + " 1"));
        assertThat(tables.rows(version, "select seat || ' ' || who || ' ' || takes from seat"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    long refusedInTheLog() {
        return outcomes().values().stream()
                .filter(copies -> header(copies.get(0), Attribute.TYPE).equals(EventTypes.REQUEST_REFUSED.wireName())).count();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
        tables.close();
        publisher.close();
        log.close();
    }
}

package org.tandem.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.load.PlannedCapture.Kind;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The judge is judged: against a server that does it right and servers that each make one mistake. */
class LedgerTest {

    private static final long SEED = 11;
    private static final List<PlannedCapture> PLAN = CapturePlan.of(SEED, 400);

    @TempDir
    Path directory;

    private final Map<String, String> contents = new ConcurrentHashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(directory.resolve("ledger.tsv"));
    }

    @Test
    void thePlanIsTheSeedsAndHasEveryKind() {
        assertThat(CapturePlan.of(SEED, 400)).isEqualTo(PLAN);
        assertThat(PLAN).extracting(PlannedCapture::kind).contains(Kind.values());
        assertThat(PLAN).filteredOn(PlannedCapture::startsAnId).extracting(PlannedCapture::idempotencyKey).doesNotHaveDuplicates();
    }

    @Test
    void aServiceThatKeepsItsWordIsFoundClean() throws Exception {
        Verdict verdict = judge(this::takeIt, UnaryOperator.identity());

        assertThat(verdict.clean()).as(verdict.toString()).isTrue();
        assertThat(verdict.half()).isZero();
        assertThat(verdict.counts().unknown()).isZero();
        assertThat(verdict.counts().sent()).isEqualTo(400)
                .isEqualTo(verdict.counts().accepted() + verdict.counts().refused());
    }

    @Test
    void unavailabilityAndLostAnswersAreTriedAgainWithTheSameKey() throws Exception {
        Verdict verdict = judge(request -> {
            int turn = requests.incrementAndGet();
            if (turn % 7 == 0) {
                return List.of("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
            }
            List<String> answer = takeIt(request);
            return turn % 11 == 0 ? List.of() : answer;
        }, UnaryOperator.identity());

        assertThat(verdict.clean()).as(verdict.toString()).isTrue();
        assertThat(ledger.entries().values()).anyMatch(entry -> entry.attempts() > 1);
    }

    @Test
    void aLostCaptureIsFound() throws Exception {
        Verdict verdict = judge(this::takeIt, all -> all.subList(0, all.size() - 2));

        assertThat(verdict.lost()).isNotEmpty();
        assertThat(verdict.clean()).isFalse();
    }

    @Test
    void aLostProfileIsFound() throws Exception {
        Verdict verdict = judge(this::takeIt, all -> all.subList(0, all.size() - 1));

        assertThat(verdict.lost()).isNotEmpty();
    }

    @Test
    void aCaptureNobodySentIsFound() throws Exception {
        Verdict verdict = judge(this::takeIt, all -> {
            List<ConsumerRecord<byte[], byte[]>> more = new ArrayList<>(all);
            String event = UUID.randomUUID().toString();
            more.add(record("leads", "lead-x", event, "org.tandem.lead.captured.v1", "h", "{}"));
            return more;
        });

        assertThat(verdict.invented()).hasSize(1);
    }

    @Test
    void aRefusedCaptureOnTheStreamIsFound() throws Exception {
        PlannedCapture refused = PLAN.stream().filter(c -> c.kind() == Kind.NEW).findFirst().orElseThrow();

        Verdict verdict = judge(request -> {
            List<String> answer = takeIt(request);
            return request.head().contains(refused.idempotencyKey() + "\r\n") ? answer(400, "{}") : answer;
        }, UnaryOperator.identity());

        assertThat(verdict.resurrected()).hasSize(1);
        assertThat(verdict.unexpected()).isNotEmpty();
    }

    @Test
    void twoEffectsOfOneIdAreFound() throws Exception {
        Verdict verdict = judge(request -> takeIt(request, UUID.randomUUID().toString()), UnaryOperator.identity());

        assertThat(verdict.divided()).isNotEmpty();
    }

    @Test
    void everyLineIsInTheFileBeforeItIsCounted() throws Exception {
        judge(this::takeIt, UnaryOperator.identity());

        List<String> lines = Files.readAllLines(directory.resolve("ledger.tsv"));
        assertThat(lines).filteredOn(line -> line.startsWith("sent\t")).hasSize(400);
        assertThat(lines).filteredOn(line -> line.startsWith("answer\t")).hasSize(400);
    }

    private Verdict judge(Function<TinyServer.Request, List<String>> service,
                          UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> damage) throws Exception {
        try (TinyServer server = new TinyServer(service)) {
            new LedgerClient(URI.create("http://127.0.0.1:" + server.address().getPort()), ledger, 16, Duration.ofSeconds(20)).send(PLAN);
        }
        LogReader reader = LogReader.empty();
        damage.apply(log).forEach(reader::apply);
        return Verdict.of(ledger, reader.state());
    }

    private List<String> takeIt(TinyServer.Request request) {
        return takeIt(request, UUID.nameUUIDFromBytes(key(request).getBytes(UTF_8)).toString());
    }

    /** What the real service does, in a few lines: one id, one content, two records. */
    private synchronized List<String> takeIt(TinyServer.Request request, String event) {
        Optional<String> email = email(request);
        if (email.isEmpty()) {
            return answer(400, "{}");
        }
        String before = contents.putIfAbsent(event, request.body());
        if (before != null && !before.equals(request.body())) {
            return answer(409, "{}");
        }
        String lead = UUID.nameUUIDFromBytes(email.get().getBytes(UTF_8)).toString();
        String hash = Integer.toHexString(request.body().hashCode());
        log.add(record("leads", lead, event, "org.tandem.lead.captured.v1", hash, "{}"));
        log.add(record("lead-profiles", lead + "/" + event, event, "org.tandem.profile.captured.v1", hash,
                "{\"email\":\"" + email.get() + "\"}"));
        return answer(202, "{\"leadId\":\"" + lead + "\",\"eventId\":\"" + event + "\"}");
    }

    private static Optional<String> email(TinyServer.Request request) {
        try {
            String found = request.head().contains("urlencoded")
                    ? URLDecoder.decode(request.body().split("[=&]")[1], UTF_8)
                    : new ObjectMapper().readTree(request.body()).path("email").asText("");
            return Optional.of(found).filter(text -> text.contains("@"));
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private static String key(TinyServer.Request request) {
        return request.head().lines().filter(l -> l.startsWith("Idempotency-Key")).findFirst().orElseThrow();
    }

    private static List<String> answer(int status, String body) {
        return List.of("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, String key, String id, String type, String hash, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", id.getBytes(UTF_8)).add("ce_type", type.getBytes(UTF_8)).add("ce_contenthash", hash.getBytes(UTF_8));
        return new ConsumerRecord<>(topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key.getBytes(UTF_8), value.getBytes(UTF_8),
                headers, Optional.empty());
    }
}

package org.tandem.faults;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.faults.PlannedCapture.Kind;
import org.tandem.load.TinyServer;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The judge is judged: against a server that does it right and servers that each make one mistake. */
class LedgerTest {

    private static final long SEED = 11;
    private static final List<PlannedCapture> PLAN = CapturePlan.of(SEED, 400);

    @TempDir
    Path directory;

    private final TinyCapture service = new TinyCapture();
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
        assertThat(PLAN).filteredOn(c -> c.kind() == Kind.INVALID).extracting(PlannedCapture::body).doesNotHaveDuplicates();
    }

    @Test
    void aServiceThatKeepsItsWordIsFoundClean() throws Exception {
        Verdict verdict = judge(service::take);

        assertThat(verdict.clean()).as(verdict.toString()).isTrue();
        assertThat(verdict.log().tables().half()).isEmpty();
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
            List<String> answer = service.take(request);
            return turn % 11 == 0 ? List.of() : answer;
        });

        assertThat(verdict.clean()).as(verdict.toString()).isTrue();
        assertThat(ledger.entries().values()).anyMatch(entry -> entry.attempts() > 1);
    }

    @Test
    void aLostCaptureIsFound() throws Exception {
        assertThat(judgeWithout(record -> ofFirst("org.tandem.lead.captured.v1", record)).lost()).isNotEmpty();
    }

    @Test
    void aLostProfileIsFound() throws Exception {
        assertThat(judgeWithout(record -> ofFirst("org.tandem.profile.captured.v1", record)).lost()).isNotEmpty();
    }

    @Test
    void aLostRefusalIsFound() throws Exception {
        assertThat(judgeWithout(record -> record.topic().equals("rejected-captures")).unkept()).isNotEmpty();
    }

    @Test
    void aCaptureNobodySentIsFound() throws Exception {
        service.add("leads", "lead-x", UUID.randomUUID().toString(), "org.tandem.lead.captured.v1", "h", Map.of());

        assertThat(judge(service::take).invented()).hasSize(1);
    }

    @Test
    void aContentNobodySentIsFound() throws Exception {
        String known = TinyCapture.idOf(first().idempotencyKey());
        service.add("lead-profiles", "lead-x/" + known, known, "org.tandem.profile.captured.v1", "h",
                Map.of("captureId", known, "email", first().person(), "message", "never said"));

        assertThat(judge(service::take).invented()).isNotEmpty();
    }

    @Test
    void aRefusedCaptureOnTheStreamIsFound() throws Exception {
        Verdict verdict = judge(request -> {
            List<String> answer = service.take(request);
            return TinyCapture.key(request).equals(first().idempotencyKey()) ? TinyCapture.answer(400, "{}") : answer;
        });

        assertThat(verdict.resurrected()).isNotEmpty();
        assertThat(verdict.unexpected()).isNotEmpty();
    }

    @Test
    void twoEffectsOfOneIdAreFound() throws Exception {
        assertThat(judge(request -> service.take(request, UUID.randomUUID().toString())).divided()).isNotEmpty();
    }

    @Test
    void everyLineIsInTheFileBeforeItIsCounted() throws Exception {
        judge(service::take);

        List<String> lines = Files.readAllLines(directory.resolve("ledger.tsv"));
        assertThat(lines).filteredOn(line -> line.startsWith("sent\t")).hasSize(400);
        assertThat(lines).filteredOn(line -> line.startsWith("answer\t")).hasSize(400);
    }

    private Verdict judge(Function<TinyServer.Request, List<String>> behaviour) throws Exception {
        return judge(behaviour, record -> false);
    }

    private Verdict judgeWithout(Predicate<ConsumerRecord<byte[], byte[]>> lost) throws Exception {
        return judge(service::take, lost);
    }

    private Verdict judge(Function<TinyServer.Request, List<String>> behaviour,
                          Predicate<ConsumerRecord<byte[], byte[]>> lost) throws Exception {
        try (TinyServer server = new TinyServer(behaviour)) {
            new LedgerClient(URI.create("http://127.0.0.1:" + server.address().getPort()), ledger, 16,
                    Duration.ofSeconds(20), 10_000).send(PLAN);
        }
        LogFold fold = new LogFold();
        service.log.stream().filter(lost.negate()).forEach(fold::apply);
        return Verdict.of(ledger, fold.log());
    }

    private static boolean ofFirst(String type, ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), UTF_8).equals(type)
                && new String(record.headers().lastHeader("ce_id").value(), UTF_8).equals(TinyCapture.idOf(first().idempotencyKey()));
    }

    private static PlannedCapture first() {
        return PLAN.stream().filter(c -> c.kind() == Kind.NEW).findFirst().orElseThrow();
    }
}

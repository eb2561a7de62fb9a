package org.tandem.faults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;
import org.tandem.local.TopicSetup;
import org.tandem.platform.CaptureService;
import org.tandem.platform.FreePorts;
import org.tandem.local.service.Jars;
import org.tandem.local.process.Processes;
import org.tandem.platform.Servers;
import org.tandem.platform.Service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A broker that neither answers nor hangs up is worse than a dead one: nobody may wait for it for long. */
class FrozenBrokerIT {

    /** The publisher's own limit is 5 s; what is above it is the machine's. */
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int AT_ONCE = 20;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;

    @Test
    void aCaptureIsUnavailableInTimeAndTakenWhenTheBrokerAnswersAgain() throws Exception {
        Path logs = Jars.root().resolve("system-tests/target/faults/frozen-" + System.currentTimeMillis());
        try (Processes processes = new Processes(logs)) {
            // Given
            Servers.Broker broker = Servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicSetup.create(broker.bootstrap(), Topics.all(), 6, Map.of());
            Servers.Database database = Servers.database(processes, directory.resolve("postgres"), FreePorts.one());
            CaptureService service = CaptureService.start(processes, broker, database, Service.SMALL_JVM);
            assertThat(post(service, 0).join().statusCode()).isEqualTo(202);

            // When
            broker.process().pause();
            long begin = System.nanoTime();
            List<HttpResponse<String>> frozen = postAll(service);
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            broker.process().resume();
            broker.process().awaitReady(Duration.ofSeconds(30));
            List<HttpResponse<String>> thawed = untilTaken(service, Duration.ofSeconds(60));

            // Then
            System.out.println("frozen broker: " + AT_ONCE + " captures answered after " + waited.toMillis() + " ms");
            assertThat(frozen).extracting(HttpResponse::statusCode).containsOnly(503);
            assertThat(frozen).allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).isPresent());
            assertThat(waited).isLessThan(LIMIT);
            assertThat(thawed).extracting(HttpResponse::statusCode).containsOnly(202);
            try (TableReader tables = TableReader.open(database, "lead_capture_v1")) {
                Folding.awaitEnd(broker.bootstrap(), tables, Duration.ofSeconds(60));
                StreamState log = LogReader.read(broker.bootstrap()).tables();
                assertThat(log.differences(tables.read())).isEmpty();
                assertThat(log.leads()).hasSize(AT_ONCE + 1);
                assertThat(log.captures()).hasSize(AT_ONCE + 1);
                assertThat(log.half()).isEmpty();
            }
        }
    }

    private List<HttpResponse<String>> untilTaken(CaptureService service, Duration within) {
        long giveUp = System.nanoTime() + within.toNanos();
        List<HttpResponse<String>> answers = postAll(service);
        while (answers.stream().anyMatch(answer -> answer.statusCode() == 503) && System.nanoTime() < giveUp) {
            answers = postAll(service);
        }
        return answers;
    }

    private List<HttpResponse<String>> postAll(CaptureService service) {
        List<CompletableFuture<HttpResponse<String>>> sent =
                IntStream.rangeClosed(1, AT_ONCE).mapToObj(number -> post(service, number)).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<HttpResponse<String>> post(CaptureService service, int number) {
        URI leads = service.base().resolve("/leads");
        return http.sendAsync(HttpRequest.newBuilder(leads).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").header("X-Api-Key", CaptureService.SECRET)
                .header("Idempotency-Key", "frozen-" + number)
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"visitor%d@company.example\"}".formatted(number))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

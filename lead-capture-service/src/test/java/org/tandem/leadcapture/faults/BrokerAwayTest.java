package org.tandem.leadcapture.faults;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.TestPlatform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.hamcrest.Matchers.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

/** The broker goes away for half a minute while leads come in. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class BrokerAwayTest {

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(8);
    private static final int SENDERS = 4;

    private final AtomicBoolean sending = new AtomicBoolean(true);
    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
    private final Map<String, Response> accepted = new ConcurrentHashMap<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> durations = new ConcurrentLinkedQueue<>();

    @Test
    void nothingIsAcceptedThatIsNotThereAndARetryCompletesWhatIsHalfDone() throws Exception {
        // Given
        Api.capture("{\"email\": \"" + Api.freshEmail() + "\"}").then().statusCode(202);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            running.add(senders.submit(this::sendUntilTold));
        }

        // When
        TestPlatform.get().stopBroker();
        Awaitility.await().pollDelay(AWAY).atMost(AWAY.plusSeconds(5)).until(() -> true);
        TestPlatform.get().startBroker();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !accepted.isEmpty() && lastStatus() == 202);
        sending.set(false);
        for (Future<?> one : running) {
            one.get(20, TimeUnit.SECONDS);
        }
        unanswered.keySet().forEach(key -> Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> send(key) == 202));
        senders.shutdownNow();

        // Then
        assertThat(statuses).containsOnly(202, 503).contains(503);
        assertThat(durations).allMatch(duration -> duration.compareTo(SLOWEST_ANSWER) < 0);
        assertThat(accepted).isNotEmpty();
        accepted.forEach((key, answer) -> Api.leadOf(answer).then().statusCode(200)
                .body("lead.captures", equalTo(1))
                .body("lead.incomplete", equalTo(0))
                .body("captures[0].conflict", equalTo(false)));
    }

    private void sendUntilTold() {
        while (sending.get()) {
            send(UUID.randomUUID().toString());
        }
    }

    /** Sends the capture of this key, the same whenever it is sent. */
    private int send(String key) {
        long begin = System.nanoTime();
        Response answer = Api.sender().header("Idempotency-Key", key)
                .body("{\"email\": \"p" + key + "@example.com\", \"firstName\": \"Ana\"}").post("/leads");
        durations.add(Duration.ofNanos(System.nanoTime() - begin));
        statuses.add(answer.statusCode());
        if (answer.statusCode() == 202) {
            unanswered.remove(key);
            accepted.put(key, answer);
        } else {
            assertThat(answer.header("Retry-After")).isNotBlank();
            unanswered.put(key, answer.statusCode());
        }
        return answer.statusCode();
    }

    private int lastStatus() {
        int last = 0;
        for (int status : statuses) {
            last = status;
        }
        return last;
    }
}

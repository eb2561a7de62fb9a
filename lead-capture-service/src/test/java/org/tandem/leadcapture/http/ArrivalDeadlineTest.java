package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.RawHttp;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** A body that trickles is never idle; it is ended all the same. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ArrivalDeadlineTest {

    @ConfigProperty(name = "tandem.capture.request-deadline")
    Duration deadline;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000", "Transfer-Encoding: chunked"})
    void aTricklingBodyIsEnded(String framing) throws Exception {
        // Given
        Instant began = Instant.now();
        try (RawHttp http = new RawHttp()) {
            http.send(head("/leads") + framing + "\r\n\r\n");

            // When
            trickleUntilRefused(http, framing.startsWith("T") ? "1\r\n \r\n" : " ");

            // Then
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
            assertThat(Duration.between(began, Instant.now())).isBetween(deadline, deadline.plusSeconds(4));
        }
    }

    /** It was answered before its body came; whoever still sends holds the connection no longer than others. */
    @Test
    void aTricklingBodyThatNobodyReadsIsEnded() throws Exception {
        try (RawHttp http = new RawHttp()) {
            http.send(head("/nothing") + "Content-Length: 60000\r\n\r\n");
            trickleUntilRefused(http, " ");
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void aClientThatIsSlowButInTimeIsServed() throws Exception {
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        try (RawHttp http = new RawHttp()) {
            http.send(head("/leads") + "Content-Length: " + json.length() + "\r\n\r\n" + json.substring(0, 5));
            Awaitility.await().pollDelay(deadline.dividedBy(2)).until(() -> true);
            assertThat(http.send(json.substring(5)).one()).startsWith("HTTP/1.1 202 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leads", "/nothing", "/rejected-captures", "/forms/none/submissions"})
    void aConnectionThatIsKeptOutlivesTheDeadline(String path) throws Exception {
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        try (RawHttp http = new RawHttp()) {
            // Given
            http.send(head(path) + "Content-Length: " + json.length() + "\r\n\r\n" + json).one();
            Awaitility.await().pollDelay(deadline.plusMillis(700)).until(() -> true);

            // When
            String answer = http.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n").one();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 404 ");
        }
    }

    private void trickleUntilRefused(RawHttp http, String piece) {
        Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(deadline.plusSeconds(4))
                .until(() -> !http.isOpenAfterSending(piece));
    }

    private static String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + Api.SECRET + "\r\nContent-Type: application/json\r\n";
    }
}

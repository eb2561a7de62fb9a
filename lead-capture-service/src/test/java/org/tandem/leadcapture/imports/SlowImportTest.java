package org.tandem.leadcapture.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.limit.Tight;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.RawHttp;

import java.time.Duration;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A list that does not come holds its place for a while, and not for ever. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
@TestProfile(Tight.class)
class SlowImportTest {

    private static final String HEAD = "POST /imports/leads?mapping=generic-leads&name=slow HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: "
            + Api.SECRET + "\r\nContent-Type: text/csv\r\n";
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000", "Transfer-Encoding: chunked"})
    void aListThatTricklesIsEnded(String framing) throws Exception {
        try (RawHttp http = new RawHttp()) {
            http.send(HEAD + framing + "\r\n\r\n");
            trickleUntilRefused(http, framing.startsWith("T") ? "1\r\ny\r\n" : "y");
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 408 ").contains("application/problem+json")
                    .contains("Send at least 16384 bytes in each 1 s");
        }
        assertThatThereIsAPlace();
    }

    @Test
    void itsRowsSoFarAreThereAndItMayBeSentAgain() throws Exception {
        // Given
        String run = UUID.randomUUID().toString();
        String rows = "id,email\n" + run + "-1," + Api.freshEmail() + "\n" + run + "-2," + Api.freshEmail() + "\n";
        try (RawHttp http = new RawHttp()) {
            http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(rows.length()) + "\r\n" + rows + "\r\n");

            // When
            trickleUntilRefused(http, "1\r\nx\r\n");

            // Then
            assertThat(http.untilClosed()).startsWith("HTTP/1.1 200 ").contains("\"line\":2,\"outcome\":\"accepted\"",
                    "\"line\":3,\"outcome\":\"accepted\"", "\"complete\":false,\"rows\":2", "urn:tandem:problem:http-408");
        }
        assertThat(Imports.send(Api.SECRET, "mapping=generic-leads&name=slow", Imports.utf8(rows + run + "-3," + Api.freshEmail() + "\n"))
                .rows()).containsExactly("2 duplicate", "3 duplicate", "4 accepted");
    }

    @Test
    void aListOfWhichNothingComesEndsWithItsConnection() throws Exception {
        try (RawHttp one = new RawHttp(); RawHttp other = new RawHttp()) {
            one.send(HEAD + "Content-Length: 60000\r\n\r\nid,em");
            other.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(one.untilClosed()).isEmpty();
            assertThat(other.untilClosed()).isEmpty();
        }
        assertThatThereIsAPlace();
    }

    private static void assertThatThereIsAPlace() {
        Awaitility.await().untilAsserted(() -> assertThat(Imports.send(Api.SECRET, "mapping=generic-leads", Imports.utf8("id,email\n")).status())
                .isEqualTo(200));
    }

    private static void trickleUntilRefused(RawHttp http, String piece) {
        Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(LONG).until(() -> !http.isOpenAfterSending(piece));
    }
}

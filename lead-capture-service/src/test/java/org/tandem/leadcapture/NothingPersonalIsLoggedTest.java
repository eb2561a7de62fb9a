package org.tandem.leadcapture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.RawHttp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** People who run a service read its log; what senders sent is none of their business, whether it was good or bad. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class NothingPersonalIsLoggedTest {

    private static final String EMAIL = "canary.person.4711@canary-mail.example";
    private static final String NAME = "Canarianna";
    private static final String PHONE = "+44 20 7946 0471";
    private static final List<String> CANARIES = List.of("canary", "Canarianna", "7946 0471", "2079460471", "secret-of-website");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(textOf(record));
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void whateverIsAsked() throws Exception {
        // Given
        String person = "{\"email\": \"" + EMAIL + "\", \"firstName\": \"" + NAME + "\", \"phone\": \"" + PHONE + "\"";

        // When
        Response good = Api.capture(person + ", \"company\": \"canary GmbH\"}");
        Api.leadOf(good).then().statusCode(200);
        StringBuilder answers = new StringBuilder();
        for (String bad : List.of(person, person + ", \"source\": \"canary words\"}", person + ", \"occurredAt\": \"canary\"}",
                person + ", \"canary\": \"\\ud800\"}", "{\"email\": \"canary\"}", "canary\r\nWARN forged line")) {
            answers.append(Api.capture(bad).asString());
        }
        answers.append(Api.browser().body("email=" + EMAIL + "&firstName=%zz").post(Api.FORM).asString());
        answers.append(Api.browser().formParam("email", EMAIL).formParam("canary", NAME).post(Api.FORM).asString());
        answers.append(given().header("X-Api-Key", "canary").contentType("application/json").body(person + "}").post("/leads").asString());
        answers.append(given().header("Origin", "https://canary.example").contentType("application/json").body(person).post(Api.FORM).asString());
        answers.append(given().contentType("text/canary").body(person).post("/leads").asString());
        answers.append(given().get("/canary/" + EMAIL).asString());
        answers.append(given().auth().oauth2("canary").get("/leads").asString());
        answers.append(Api.marketing().queryParam("email", NAME).queryParam("cursor", "canary").queryParam("after", "canary").get("/leads").asString());
        answers.append(Api.marketing().queryParam("email", EMAIL).queryParam("source", "canary").get("/leads").asString());
        answers.append(tooLargeAndGoneInTheMiddle(person));
        Api.sender().header("Idempotency-Key", "canary").body(person + "}").post("/leads").then().statusCode(202);
        Api.sender().header("Idempotency-Key", "canary").body(person + ", \"city\": \"canary\"}").post("/leads").then().statusCode(409);
        String metrics = given().get("/q/metrics").asString();

        // Then
        // the log is really listened to
        org.jboss.logging.Logger.getLogger("listening").info("heard");
        Awaitility.await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(lines).anyMatch(line -> line.contains("heard")));
        for (String canary : CANARIES) {
            assertThat(lines).as("log").noneMatch(line -> line.contains(canary));
            assertThat(answers).as("error bodies").doesNotContain(canary);
            assertThat(metrics).as("metrics").doesNotContain(canary);
        }
        assertThat(lines).as("errors of clients are not ours").noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
    }

    private static String tooLargeAndGoneInTheMiddle(String person) throws Exception {
        String head = "POST /leads HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + Api.SECRET + "\r\nContent-Type: application/json\r\n";
        try (RawHttp http = new RawHttp()) {
            http.send(head + "Content-Length: 5000\r\n\r\n" + person);
        }
        try (RawHttp http = new RawHttp()) {
            http.send(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(person.length()) + "\r\n" + person + "\r\n");
        }
        try (RawHttp http = new RawHttp()) {
            return http.send(head + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + "canary".repeat(12_000)).untilClosed();
        }
    }

    private static String textOf(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(record.getLevel().getName()).append(' ')
                .append(record instanceof ExtLogRecord line ? line.getFormattedMessage() : record.getMessage());
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}

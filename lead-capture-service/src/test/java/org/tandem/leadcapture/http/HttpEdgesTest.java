package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.RawHttp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What is no request of ours is told so: as a problem where HTTP was understood, and never with our insides. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class HttpEdgesTest {

    private static final String HEAD = "POST /leads HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + Api.SECRET
            + "\r\nContent-Type: application/json\r\n";
    private static final int LIMIT = 64 * 1024;

    @ParameterizedTest
    @CsvSource({
            "GET,    /nothing,             404",
            "POST,   /nothing,             404",
            "GET,    /,                    404",
            "GET,    /q/nothing,           404",
            "PUT,    /leads,               405",
            "PATCH,  /leads/1,             405",
            "POST,   /rejected-captures,   405",
            "GET,    /forms/demo-request/submissions, 405",
            "TRACE,  /leads,               405",
            "TRACE,  /q/health,            405",
            "TRACE,  /q/metrics,           405",
            "TRACE,  /openapi,             405"})
    void whatIsNotThereIsAProblem(String method, String path, int status) {
        given().contentType("application/json").request(method, path).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status))
                .body("type", equalTo("urn:tandem:problem:http-" + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
            "not a type;;;"})
    void otherContentTypesAreRefused(String type) throws Exception {
        try (RawHttp http = new RawHttp()) {
            String answer = http.send("POST /leads HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + Api.SECRET
                    + "\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}").one();
            assertThat(answer).startsWith("HTTP/1.1 415 ").contains("application/problem+json");
        }
    }

    @Test
    void onlyJsonIsAnswered() {
        Api.sender().accept("text/html").body("{}").post("/leads").then().statusCode(406)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /leads?source=%00", "GET /leads/%00", "POST /leads?x=a%00b",
            "POST /forms/%00/submissions"})
    void aTextThatNoTableHoldsIsAProblem(String request) throws Exception {
        try (RawHttp http = new RawHttp()) {
            String answer = http.send(request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}").one();
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        }
    }

    @Test
    void anIdThatIsNoneIsNobodys() {
        Api.marketing().get("/leads/1%27%20or%201=1").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aBodyOfTheLargestSizeIsRead() {
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        Api.capture(json + " ".repeat(LIMIT - json.length())).then().statusCode(202);
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefused() throws Exception {
        try (RawHttp http = new RawHttp()) {
            String answer = http.send(HEAD + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n" + "x".repeat(LIMIT + 1)).untilClosed();
            assertTooLarge(answer);
        }
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedBeforeItComes() throws Exception {
        try (RawHttp http = new RawHttp()) {
            assertTooLarge(http.send(HEAD + "Content-Length: 999999999999999999\r\n\r\n").untilClosed());
        }
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() throws Exception {
        try (RawHttp http = new RawHttp()) {
            http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 9; i++) {
                http.send("2000\r\n" + "x".repeat(0x2000) + "\r\n");
            }
            assertTooLarge(http.untilClosed());
        }
    }

    @Test
    void aBodyInPiecesIsReadWhole() throws Exception {
        String json = "{\"email\": \"" + Api.freshEmail() + "\", \"message\": \"" + "m".repeat(4_000) + "\"}";
        try (RawHttp http = new RawHttp()) {
            http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int at = 0; at < json.length(); at += 1_000) {
                String piece = json.substring(at, Math.min(json.length(), at + 1_000));
                http.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            assertThat(http.send("0\r\n\r\n").one()).startsWith("HTTP/1.1 202 ");
            // the connection goes on
            assertThat(http.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n").one()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void anEmptyBodyInPiecesIsEmpty() throws Exception {
        try (RawHttp http = new RawHttp()) {
            assertThat(http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").one())
                    .startsWith("HTTP/1.1 400 ").contains("not-json");
        }
    }

    @ParameterizedTest
    @CsvSource({"header,431", "headers,431", "address,414", "length,400", "escape,400"})
    void whatIsNoHttpIsEndedAtOnce(String what, int status) throws Exception {
        String request = switch (what) {
            case "header" -> "GET /leads HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "y".repeat(8 * 1024 + 1) + "\r\n\r\n";
            case "headers" -> "GET /leads HTTP/1.1\r\nHost: localhost\r\n" + ("X-Many: " + "y".repeat(40) + "\r\n").repeat(200) + "\r\n";
            case "address" -> "GET /leads?x=" + "y".repeat(8 * 1024 + 1) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case "length" -> HEAD + "Content-Length: abc\r\nConnection: close\r\n\r\n{}";
            default -> "GET /leads/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        };
        try (RawHttp http = new RawHttp()) {
            assertThat(http.send(request).untilClosed()).matches("(?s)HTTP/1\\.[01] " + status + " .*").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leads", "/rejected-captures", "/nothing", "/openapi"})
    void everyAnswerIsHardened(String path) {
        Response answer = Api.marketing().get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
    }

    @Test
    void healthAndMetricsAreWhereTheyAreExpected() {
        given().get("/q/health/live").then().statusCode(200).header("X-Content-Type-Options", "nosniff");
        Awaitility.await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/q/metrics").then().statusCode(200).body(containsString("tandem_captures_total"));
    }

    private static void assertTooLarge(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json")
                .contains("urn:tandem:problem:http-413", "64 KiB").containsIgnoringCase("connection: close");
    }
}

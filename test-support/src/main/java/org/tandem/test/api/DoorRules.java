package org.tandem.test.api;

import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/**
 * What holds at the door of every service, whatever it serves: limits, hardened answers, errors that are problems. A
 * service's {@code @QuarkusTest} extends this.
 */
public abstract class DoorRules {

    private static final int LIMIT = 64 * 1024;

    @ParameterizedTest
    @CsvSource({"GET, /nothing, 404", "POST, /nothing, 404", "GET, /, 404", "TRACE, /openapi, 405", "TRACE, /q/health, 405"})
    void whatIsNotThereIsAProblem(String method, String path, int status) {
        given().contentType("application/json").request(method, path).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status))
                .body("type", equalTo("urn:tandem:problem:http-" + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/openapi"})
    void everyAnswerIsHardened(String path) {
        Response answer = given().get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws IOException {
        try (RawHttp http = new RawHttp()) {
            assertThat(http.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + (LIMIT + 1) + "\r\n\r\n").untilClosed()).startsWith("HTTP/1.1 413 ").contains("urn:tandem:problem:http-413");
        }
    }

    @Test
    void pagesToTryThingsOutAreForDevelopmentOnly() {
        given().get("/q/dev-ui").then().statusCode(404);
        assertThat(ConfigProvider.getConfig().getValue("quarkus.swagger-ui.always-include", Boolean.class)).isFalse();
    }
}

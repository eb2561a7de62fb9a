package org.tandem.leadcapture;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.tandem.test.Tokens;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** The API as senders and people use it, in tests. */
public final class Api {

    public static final String SECRET = "secret-of-website";
    public static final String FORM = "/forms/demo-request/submissions";
    public static final String ORIGIN = "https://www.example.com";

    private Api() {
    }

    /** A request of a known sender. */
    public static RequestSpecification sender() {
        return given().header("X-Api-Key", SECRET).contentType("application/json");
    }

    public static Response capture(String json) {
        return sender().body(json.getBytes(StandardCharsets.UTF_8)).post("/leads");
    }

    /** A browser's request. */
    public static RequestSpecification browser() {
        return given().header("Origin", ORIGIN).contentType("application/x-www-form-urlencoded; charset=utf-8");
    }

    /** A request of a person who may read leads. */
    public static RequestSpecification marketing() {
        return given().auth().oauth2(Tokens.of("m1", "marketing"));
    }

    /** The lead of an answer, as soon as the capture is in the tables. */
    public static Response leadOf(Response captured) {
        return marketing().queryParam("after", captured.<String>path("eventId")).get("/leads/" + captured.path("leadId"));
    }

    public static String freshEmail() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    /** The kept refusal whose payload contains the text, wherever on the pages it is. */
    @SuppressWarnings("unchecked")
    public static Optional<Map<String, Object>> refusalOf(String text) {
        return listedRefusalOf(text).map(row -> (Map<String, Object>) row.get("rejected"));
    }

    /** The same as it is listed, with what was understood of it. */
    public static Optional<Map<String, Object>> listedRefusalOf(String text) {
        String cursor = null;
        do {
            RequestSpecification request = marketing();
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/rejected-captures");
            for (Map<String, Object> row : page.jsonPath().<Map<String, Object>>getList("rejectedCaptures")) {
                @SuppressWarnings("unchecked")
                Map<String, Object> rejected = (Map<String, Object>) row.get("rejected");
                if (String.valueOf(rejected.get("payload")).contains(text)) {
                    return Optional.of(row);
                }
            }
            cursor = page.path("next");
        } while (cursor != null);
        return Optional.empty();
    }

    /** The errors of a problem or of a kept refusal as {@code field:code}. */
    @SuppressWarnings("unchecked")
    public static List<String> errors(Object errors) {
        return ((List<Map<String, Object>>) errors).stream().map(error -> error.get("field") + ":" + error.get("code")).toList();
    }
}

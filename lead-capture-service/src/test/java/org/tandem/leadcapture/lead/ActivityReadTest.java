package org.tandem.leadcapture.lead;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What a lead did: the forms it submitted among what else it did. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ActivityReadTest {

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "ana." + run + "@example.com";

    @Test
    void formsAndWebinarsStandInTheOrderInWhichTheyHappened() {
        // Given
        String captured = submitForm();
        String lead = importWebinars();

        // When
        List<Map<String, Object>> all = eventually(lead, 4);

        // Then
        assertThat(all).extracting(activity -> activity.get("type")).containsExactly("form.submitted", "webinar.attended",
                "webinar.registered", "webinar.invited");
        assertThat(all.get(0)).containsEntry("captureId", captured).containsEntry("what", "demo-request");
        assertThat(all.get(1)).containsEntry("what", run).containsEntry("campaign", "winter").containsEntry("minutes", 52)
                .containsEntry("time", "2026-03-05T15:00:00Z").doesNotContainKeys("captureId", "human");
        assertThat(pages(lead)).isEqualTo(all);
    }

    @Test
    void whoIsErasedDidNothing() {
        // Given
        submitForm();
        String lead = importWebinars();
        eventually(lead, 4);

        // When
        given().auth().oauth2(Tokens.of("admin-1", "admin")).delete("/leads/" + lead).then().statusCode(202);

        // Then
        Awaitility.await().untilAsserted(() -> Api.marketing().get("/leads/" + lead + "/activities").then().statusCode(404));
    }

    private String submitForm() {
        return Api.browser().formParam("email", email).formParam("company", "Moinho Azul").post(Api.FORM).then().statusCode(202)
                .extract().path("eventId");
    }

    /** @return whose they are */
    private String importWebinars() {
        String rows = given().config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .header("X-Api-Key", Api.SECRET).contentType("text/csv").body("""
                activity,email,webinar,campaign,date,minutes
                invited,%1$s,%2$s,winter,2026-03-01,
                registered,%1$s,%2$s,winter,2026-03-02 09:30:00,
                attended,%1$s,%2$s,winter,2026-03-05 15:00:00,52
                """.formatted(email, run)).queryParam("mapping", "webinar-attendees").queryParam("name", "launch-" + run)
                .post("/imports/activities").then().statusCode(200).extract().asString();
        return JsonPath.from(rows.lines().findFirst().orElseThrow()).getString("leadId");
    }

    private static List<Map<String, Object>> eventually(String lead, int count) {
        Awaitility.await().untilAsserted(() -> assertThat(Api.marketing().get("/leads/" + lead + "/activities").jsonPath()
                .<Object>getList("activities")).hasSize(count));
        return Api.marketing().get("/leads/" + lead + "/activities").jsonPath().getList("activities");
    }

    private static List<Map<String, Object>> pages(String lead) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.marketing().queryParam("limit", "1");
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/leads/" + lead + "/activities").jsonPath();
            all.addAll(page.getList("activities"));
            cursor = page.getString("next");
        } while (cursor != null);
        return all;
    }
}

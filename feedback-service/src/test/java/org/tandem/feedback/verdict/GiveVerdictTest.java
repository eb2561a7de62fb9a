package org.tandem.feedback.verdict;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.events.ids.Uuid5;
import org.tandem.feedback.Feedback;
import org.tandem.feedback.Feedback.Lead;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;
import org.tandem.test.Tokens;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A verdict from the tap to the summary, through a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class GiveVerdictTest {

    @Inject
    Feedback feedback;

    private final String campaign = "campaign-" + UUID.randomUUID();

    @Test
    void whoHoldsALeadSaysWhatItWasWorth() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);

        // When
        Response given = Feedback.give(lead, "rep-1", "{\"verdict\": \"wrong-fit\", \"note\": \" They are a dealer. \"}");

        // Then
        given.then().statusCode(201).body("verdict", equalTo("wrong-fit")).body("attempt", equalTo(1)).body("revision", equalTo(1));
        Feedback.verdictsOf(lead.id(), given.path("eventId")).then().statusCode(200).body("verdicts", hasSize(1))
                .body("verdicts[0].verdict", equalTo("wrong-fit")).body("verdicts[0].rep", equalTo("rep-1"))
                .body("verdicts[0].source", equalTo("trade-fair")).body("verdicts[0].campaign", equalTo(campaign))
                .body("verdicts[0].note", equalTo("They are a dealer."));
        assertThat(summary(given)).isEqualTo(Map.of("wrong-fit", 1));
    }

    @Test
    void aCorrectionReplacesTheVerdict() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        Feedback.give(lead, "rep-1", "{\"verdict\": \"no-need\"}").then().statusCode(201);

        // When
        Response corrected = Feedback.give(lead, "rep-1", "{\"verdict\": \"good\"}");

        // Then
        corrected.then().statusCode(201).body("revision", equalTo(2));
        Feedback.verdictsOf(lead.id(), corrected.path("eventId")).then().body("verdicts", hasSize(1))
                .body("verdicts[0].verdict", equalTo("good"));
        assertThat(summary(corrected)).isEqualTo(Map.of("good", 1));
    }

    @Test
    void theSameKeyIsOneVerdict() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        String json = "{\"verdict\": \"good\"}";

        // When
        Response first = keyed(lead, "tap-1", json);
        Response again = keyed(lead, "tap-1", json);
        Response other = keyed(lead, "tap-1", "{\"verdict\": \"no-need\"}");

        // Then
        first.then().statusCode(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        other.then().statusCode(409).body("type", equalTo("urn:tandem:problem:already-used"));
        assertThat(summary(first)).isEqualTo(Map.of("good", 1));
    }

    /** The rep has accepted elsewhere, and the fact is still on its way. */
    @Test
    void aVerdictWaitsForTheAcceptanceItComesAfter() throws Exception {
        // Given
        UUID lead = UUID.randomUUID();
        ProducerRecord<byte[], byte[]> acceptance = feedback.acceptance(lead, "rep-1");
        Lead early = new Lead(lead, Feedback.idOf(acceptance));
        Feedback.rep("rep-1").body("{\"verdict\": \"good\"}").post("/leads/" + lead + "/verdicts").then().statusCode(409)
                .body("type", equalTo("urn:tandem:problem:not-handed-over")).contentType("application/problem+json");

        // When
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() ->
                Feedback.give(early, "rep-1", "{\"verdict\": \"good\"}"));
        feedback.publish(acceptance);

        // Then
        waiting.get(20, TimeUnit.SECONDS).then().statusCode(201);
    }

    @Test
    void whoseEventDoesNotComeIsToldToComeBack() {
        Feedback.give(new Lead(UUID.randomUUID(), UUID.randomUUID()), "rep-1", "{\"verdict\": \"good\"}").then().statusCode(503)
                .header("Retry-After", equalTo("1")).body("type", equalTo("urn:tandem:problem:not-yet"));
    }

    /** It would stay on the stream for ever. */
    @Test
    void whoseIdIsAnAddressIsNotLetIn() {
        Lead lead = feedback.accepted("rep-1", campaign);
        Feedback.give(lead, "ana@example.com", "{\"verdict\": \"good\"}").then().statusCode(403);
    }

    @Test
    void whoDoesNotHoldItIsAnsweredAsOfALeadThatIsNotThere() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        Lead none = new Lead(UUID.randomUUID(), lead.event());

        // When
        Response ofTheirs = Feedback.give(lead, "rep-2", "{\"verdict\": \"good\"}");
        Response ofNone = Feedback.give(none, "rep-2", "{\"verdict\": \"good\"}");

        // Then
        ofTheirs.then().statusCode(409).body("type", equalTo("urn:tandem:problem:not-handed-over"));
        assertThat(ofTheirs.asString()).isEqualTo(ofNone.asString());
    }

    @Test
    void aRepSeesTheirOwnVerdictsOnly() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        Response given = Feedback.give(lead, "rep-1", "{\"verdict\": \"good\", \"note\": \"said\"}");

        // Then
        Feedback.rep("rep-1").queryParam("leadId", lead.id()).queryParam("after", given.<String>path("eventId")).get("/verdicts")
                .then().body("verdicts", hasSize(1)).body("verdicts[0].note", equalTo("said"));
        Feedback.rep("rep-2").queryParam("leadId", lead.id()).get("/verdicts").then().body("verdicts", hasSize(0));
        given().auth().oauth2(Tokens.of("a1", "analyst")).queryParam("leadId", lead.id())
                .get("/verdicts").then().body("verdicts", hasSize(1)).body("verdicts[0].note", nullValue());
    }

    @Test
    void theVerdictsOnAPersonAreReadUnderEachOfTheirIds() {
        // Given two ids, each with a verdict
        Lead first = feedback.accepted("rep-1", campaign);
        Lead second = feedback.accepted("rep-2", campaign);
        Feedback.give(first, "rep-1", "{\"verdict\": \"good\"}").then().statusCode(201);
        Feedback.give(second, "rep-2", "{\"verdict\": \"no-need\"}").then().statusCode(201);

        // When they turn out to be one person
        UUID linked = feedback.link(second.id(), first.id());

        // Then
        for (Lead lead : List.of(first, second)) {
            Feedback.verdictsOf(lead.id(), linked).then().statusCode(200).body("leadId", equalTo(first.id().toString()))
                    .body("verdicts.leadId", contains(first.id().toString(), second.id().toString()))
                    .body("verdicts.verdict", contains("good", "no-need"));
        }
        Feedback.rep("rep-2").queryParam("leadId", first.id()).get("/verdicts").then().body("verdicts.verdict", contains("no-need"));

        // When they are parted again
        UUID parted = feedback.unlink(second.id(), first.id());

        // Then
        Feedback.verdictsOf(first.id(), parted).then().body("leadId", equalTo(first.id().toString()))
                .body("verdicts.verdict", contains("good"));
        Feedback.verdictsOf(second.id(), parted).then().body("verdicts.verdict", contains("no-need"));
    }

    @Test
    void aForgottenLeadHasNoVerdictAndItsNotesAreDeleted() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        Response given = Feedback.give(lead, "rep-1", "{\"verdict\": \"good\", \"note\": \"forget this\"}");
        given.then().statusCode(201);

        // When
        UUID erased = feedback.erase(lead.id());

        // Then
        Feedback.verdictsOf(lead.id(), erased).then().statusCode(200).body("verdicts", hasSize(0));
        assertThat(summary(given)).isEmpty();
        String key = lead.id() + "/" + given.path("eventId");
        Awaitility.await().untilAsserted(() -> {
            try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
                assertThat(log.read("feedback-notes")).anyMatch(record -> record.value() == null && new String(record.key()).equals(key));
            }
        });
        Feedback.give(new Lead(lead.id(), erased), "rep-1", "{\"verdict\": \"good\"}").then().statusCode(409)
                .body("type", equalTo("urn:tandem:problem:not-handed-over"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{}; verdict; required",
            "{\"verdict\": \"bad\"}; verdict; unknown-verdict",
            "{\"verdict\": 1}; verdict; wrong-type",
            "{\"verdict\": \"good\", \"attempt\": 0}; attempt; out-of-range",
            "{\"verdict\": \"good\", \"attempt\": 1.5}; attempt; wrong-type",
            "{\"verdict\": \"good\", \"attempt\": \"1\"}; attempt; wrong-type",
            "{\"verdict\": \"good\", \"note\": \"a\\u0000b\"}; note; unreadable",
            "{\"verdict\": \"good\", \"note\": [\"a\"]}; note; wrong-type",
            "[]; ; not-an-object",
            "null; ; not-an-object",
            "{\"verdict\"; ; not-json",
            "{\"verdict\": \"good\"} x; ; not-json"})
    void whatCannotBeUnderstoodIsSaidFieldByField(String json, String field, String code) {
        Feedback.rep("rep-1").body(json).post("/leads/" + UUID.randomUUID() + "/verdicts").then().statusCode(400)
                .body("errors.code", equalTo(List.of(code))).body("errors[0].field", equalTo(field));
    }

    @Test
    void aRequestCanBeLookedAtLater() {
        Feedback.rep("rep-1").get("/verdict-requests/" + UUID.randomUUID()).then().statusCode(200)
                .body("status", equalTo("pending")).body("requestId", notNullValue());
    }

    @Test
    void onlyWhoAskedAndManagersSeeWhatBecameOfIt() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        keyed(lead, "tap-1", "{\"verdict\": \"good\"}").then().statusCode(201);
        String request = "/verdict-requests/" + Uuid5.of(Uuid5.of(lead.id(), "verdict:rep-1"), "tap-1");

        // Then
        Feedback.rep("rep-1").get(request).then().statusCode(200).body("status", equalTo("given"))
                .body("given.leadId", equalTo(lead.id().toString()));
        given().auth().oauth2(Tokens.of("m1", "sales-manager")).get(request).then().body("status", equalTo("given"));
        Feedback.rep("rep-2").get(request).then().statusCode(200).body("status", equalTo("pending")).body("given", nullValue());
    }

    @Test
    void aRefusedOneIsKnownByItsCodeLater() {
        // Given
        Lead lead = feedback.accepted("rep-1", campaign);
        keyed(lead, "tap-1", "{\"verdict\": \"good\"}").then().statusCode(201);
        keyed(lead, "tap-2", "{\"verdict\": \"good\"}").then().statusCode(409);

        // Then
        Feedback.rep("rep-1").get("/verdict-requests/" + Uuid5.of(Uuid5.of(lead.id(), "verdict:rep-1"), "tap-2")).then().statusCode(200)
                .body("status", equalTo("refused")).body("refusal", equalTo("already-given")).body("code", equalTo("already-given"));
    }

    private static Response keyed(Lead lead, String key, String json) {
        return Feedback.rep("rep-1").header("Idempotency-Key", key).queryParam("after", lead.event()).body(json)
                .post("/leads/" + lead.id() + "/verdicts");
    }

    private Map<String, Integer> summary(Response given) {
        List<Map<String, Object>> rows = Feedback.marketing().queryParam("after", given.<String>path("eventId"))
                .get("/verdicts/summary").jsonPath().getList("rows");
        return rows.stream().filter(row -> campaign.equals(row.get("campaign"))).findFirst()
                .map(row -> {
                    @SuppressWarnings("unchecked")
                    Map<String, Integer> verdicts = (Map<String, Integer>) row.get("verdicts");
                    return verdicts;
                }).orElse(Map.of());
    }
}

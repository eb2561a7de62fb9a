package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.topic.Topics;
import org.tandem.test.KafkaAndPostgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** A lead's life in sales, over REST, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class LeadJourneyTest {

    @Inject
    Facts facts;

    @Test
    void aQualifiedLeadBecomesACustomer() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.downloaded(lead, "whitepaper-planning");
        facts.scored(lead);
        facts.qualified(lead);
        String rep = Api.ownerOf(lead);

        // When
        Response accepted = Api.rep(rep).post("/leads/" + lead + "/accept");
        Response contacted = Api.rep(rep).body("{\"channel\": \"phone\", \"outcome\": \"reached\", \"note\": \"Wants a demo.\"}")
                .post("/leads/" + lead + "/contacts");
        Response opened = Api.rep(rep).body("{\"value\": {\"amount\": \"18000\", \"currency\": \"EUR\"}}")
                .post("/leads/" + lead + "/opportunities");
        String opportunity = opened.path("opportunityId");
        Response moved = Api.rep(rep).body("{\"stage\": \"negotiation\"}").post("/opportunities/" + opportunity + "/stage");
        Response inbox = Api.rep(rep).queryParam("limit", 100).get("/inbox");
        Response won = Api.rep(rep).body("{\"value\": {\"amount\": \"17500.5\", \"currency\": \"EUR\"}}")
                .post("/opportunities/" + opportunity + "/win");

        // Then
        accepted.then().statusCode(200).body("events[0].type", equalTo("org.tandem.lead.accepted.v1"));
        contacted.then().statusCode(201);
        opened.then().statusCode(201).body("events[0].event.stage", equalTo("qualification"));
        moved.then().statusCode(200).body("events[0].event.value.amount", equalTo("18000.00"));
        won.then().statusCode(200).body("events[0].event.value.amount", equalTo("17500.50"));
        assertThat(Api.history(lead)).containsExactly("lead.assigned", "lead.accepted", "lead.contacted",
                "opportunity.opened", "opportunity.stage-moved", "opportunity.won");
        Map<String, Object> entry = inbox.then().statusCode(200).extract().jsonPath()
                .getMap("leads.find { it.leadId == '" + lead + "' }");
        assertThat(entry).containsEntry("state", "in-opportunity").containsEntry("contacts", 1).containsEntry("rep", rep);
        assertThat(entry.get("who")).asString().contains("Ana Souza", "Moinho Azul", "machinery");
        assertThat(entry.get("score")).asString().contains("A1", "threshold");
        assertThat(entry.get("activities")).asString().contains("whitepaper-planning");
        Api.eventually(() -> Api.marketing().get("/leads/" + lead + "/history").then()
                .body("events.note", hasItem("Wants a demo.")));
        Api.rep(rep).queryParam("limit", 100).get("/inbox").then()
                .body("leads.find { it.leadId == '" + lead + "' }", equalTo(null));
    }

    @Test
    void ofTwoRepsWhoAcceptAtOnceOneHasIt() throws Exception {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID queued = facts.queued(lead);
        CyclicBarrier together = new CyclicBarrier(2);

        // When
        List<CompletableFuture<Response>> both = List.of("rep-a", "rep-b").stream()
                .map(rep -> CompletableFuture.supplyAsync(() -> {
                    meet(together);
                    return Api.rep(rep).queryParam("after", queued).post("/leads/" + lead + "/accept");
                })).toList();
        List<Response> answers = both.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response refused = answers.stream().filter(answer -> answer.statusCode() == 409).findFirst().orElseThrow();
        String winner = answers.get(0).statusCode() == 200 ? "rep-a" : "rep-b";
        refused.then().contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:held-by-another"))
                .body("title", equalTo("Somebody else took the lead first"))
                .body("detail", equalTo("rep: " + winner));
        assertThat(Api.history(lead)).containsExactly("lead.assigned", "lead.accepted");
    }

    @Test
    void somebodyElsesLeadLooksAsIfItWereNotThere() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID assigned = facts.assigned(lead, "rep-a");

        // When
        Response theirs = Api.rep("rep-b").queryParam("after", assigned).post("/leads/" + lead + "/accept");
        Response nobodys = Api.rep("rep-b").post("/leads/" + Facts.freshLead() + "/accept");
        Response history = Api.rep("rep-b").get("/leads/" + lead + "/history");
        Response managers = Api.manager().post("/leads/" + lead + "/accept");

        // Then
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.asString()).isEqualTo(nobodys.asString());
        assertThat(history.asString()).isEqualTo(nobodys.asString());
        Api.rep("rep-b").queryParam("limit", 100).get("/inbox").then()
                .body("leads.find { it.leadId == '" + lead + "' }", equalTo(null));
        managers.then().statusCode(200).body("events[0].event.rep", equalTo("rep-a"))
                .body("events[0].event.by", equalTo("manager-1"));
    }

    /** Whichever operation it is, and whether the lead came out of a queue, is linked to another or neither. */
    @Test
    void whatIsSomebodyElsesIsAnsweredAsWhatIsNotThere() {
        // Given
        LeadId own = Facts.freshLead();
        LeadId queued = Facts.freshLead();
        facts.captured(own, "Ana Souza", "Moinho Azul");
        facts.captured(queued, "Ben Costa", "Moinho Azul");
        UUID assigned = facts.assigned(own, "rep-a");
        UUID inQueue = facts.queued(queued);
        String opportunity = opportunity(own, assigned);
        String fromQueue = opportunity(queued, inQueue);
        LeadId linked = Facts.freshLead();
        UUID captured = facts.captured(linked, "Ana Souza", "Moinho Azul");
        Api.manager().queryParam("after", captured).get("/inbox").then().statusCode(200);
        facts.linked(own, linked);
        Api.eventually(() -> Api.manager().post("/leads/" + linked + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + own)));
        Map<String, String> ofLeads = Map.of("accept", "{}", "reject", "{\"reason\": \"not-our-profile\"}",
                "recycle", "{\"wakeOn\": \"" + LocalDate.now().plusYears(1) + "\"}",
                "contacts", "{\"channel\": \"phone\", \"outcome\": \"reached\"}", "opportunities", "{}");
        Map<String, String> ofOpportunities = Map.of("stage", "{\"stage\": \"proposal\"}", "win", "{}", "lose", "{\"reason\": \"price\"}");

        ofLeads.forEach((operation, body) -> {
            // When
            String missing = missing("/leads/" + Facts.freshLead() + "/" + operation, body);

            // Then
            for (LeadId foreign : List.of(own, linked)) {
                assertThat(missing("/leads/" + foreign + "/" + operation, body)).as(operation).isEqualTo(missing);
            }
        });
        ofOpportunities.forEach((operation, body) -> {
            // When
            String missing = missing("/opportunities/" + UUID.randomUUID() + "/" + operation, body);

            // Then
            for (String foreign : List.of(opportunity, fromQueue)) {
                assertThat(missing("/opportunities/" + foreign + "/" + operation, body)).as(operation).isEqualTo(missing);
            }
        });

        // When it is asked by the request
        UUID foreign = publishedAccept(own);
        UUID missing = publishedAccept(Facts.freshLead());

        // Then
        for (UUID request : List.of(foreign, missing)) {
            Api.eventually(() -> Api.rep("rep-b").get("/requests/" + request).then().body("refusal", equalTo("unknown-lead")));
        }
    }

    private static String missing(String path, String body) {
        Response answer = Api.rep("rep-b").body(body).post(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        return answer.asString();
    }

    private static String opportunity(LeadId lead, UUID after) {
        Api.rep("rep-a").queryParam("after", after).post("/leads/" + lead + "/accept").then().statusCode(200);
        return Api.rep("rep-a").body("{}").post("/leads/" + lead + "/opportunities").path("opportunityId");
    }

    private UUID publishedAccept(LeadId lead) {
        return facts.publish(Topics.PIPELINE_REQUESTS, EventTypes.LEAD_ACCEPT_REQUESTED, lead, new AcceptRequested(lead, "rep-b", false));
    }

    @Test
    void aRequestThatWasDelayedTooLongIsRefused() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.assigned(lead, "rep-a");
        UUID request = UUID.randomUUID();
        Instant now = Facts.now();

        // When
        facts.publish(Topics.PIPELINE_REQUESTS, lead, lead.toString(), new Envelope<>(request, "/pipeline",
                EventTypes.LEAD_ACCEPT_REQUESTED, lead.toString(), now, now, null, null, null, now.minusSeconds(1),
                new AcceptRequested(lead, "rep-a", false)));

        // Then
        Api.eventually(() -> Api.rep("rep-a").get("/requests/" + request).then().statusCode(200)
                .body("status", equalTo("refused")).body("refusal", equalTo("expired")));
        assertThat(Api.history(lead)).doesNotContain("lead.accepted");
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID assigned = facts.assigned(lead, "rep-a");
        String key = UUID.randomUUID().toString();

        // When
        Response first = Api.rep("rep-a").header("Idempotency-Key", key).queryParam("after", assigned).post("/leads/" + lead + "/accept");
        Response again = Api.rep("rep-a").header("Idempotency-Key", key).post("/leads/" + lead + "/accept");
        Response other = Api.rep("rep-a").header("Idempotency-Key", key)
                .body("{\"channel\": \"phone\", \"outcome\": \"reached\"}").post("/leads/" + lead + "/contacts");
        Response newKey = Api.rep("rep-a").post("/leads/" + lead + "/accept");

        // Then
        first.then().statusCode(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        other.then().statusCode(422).body("type", equalTo("urn:tandem:problem:key-used-before"));
        newKey.then().statusCode(409).body("type", equalTo("urn:tandem:problem:already-accepted"));
        Api.rep("rep-a").get("/requests/" + first.path("requestId")).then().statusCode(200).body("status", equalTo("granted"))
                .body("events[0].eventId", notNullValue());
        Api.rep("rep-b").get("/requests/" + first.path("requestId")).then().statusCode(200).body("status", equalTo("pending"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        LeadId lead = Facts.freshLead();
        Api.rep("rep-a").body("{\"reason\": \"because\", \"wakeOn\": \"tomorrow\", \"note\": \"\\u0000\"}").queryParam("after", "x")
                .post("/leads/" + lead + "/reject").then().statusCode(400)
                .body("errors.field", equalTo(List.of("after", "reason", "wakeOn", "note")))
                .body("errors.code", equalTo(List.of("not-an-id", "unknown-code", "not-a-day", "unreadable")));
        Api.rep("rep-a").body("{\"value\": {\"amount\": \"1.005\", \"currency\": \"EUR\"}, \"stage\": \"signed\"}")
                .post("/leads/" + lead + "/opportunities").then().statusCode(400)
                .body("errors.code", equalTo(List.of("unknown-code", "not-an-amount")));
        Api.rep("rep-a").body("{}").post("/leads/" + lead + "/contacts").then().statusCode(400)
                .body("errors.code", equalTo(List.of("required", "required")));
        Api.rep("rep-a").body("{}").post("/leads/" + lead + "/recycle").then().statusCode(400);
        Api.rep("rep-a").body("{\"reason\": \"x\"}").post("/opportunities/" + UUID.randomUUID() + "/lose").then().statusCode(400);
        Api.rep("rep-a").body("{}").post("/opportunities/" + UUID.randomUUID() + "/win").then().statusCode(404);
        Api.rep("rep-a").body("not JSON").post("/leads/" + lead + "/contacts").then().statusCode(400)
                .contentType("application/problem+json");
        Api.rep("somebody@example.com").post("/leads/" + lead + "/accept").then().statusCode(403)
                .body("type", equalTo("urn:tandem:problem:forbidden"));
    }

    @Test
    void aSecondQualificationOfAnOpenAttemptChangesNothing() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.qualified(lead);
        String rep = Api.ownerOf(lead);

        // When
        UUID second = facts.qualified(lead);

        // Then
        Api.eventually(() -> Api.rep(rep).get("/requests/" + second).then().body("refusal", equalTo("already-open")));
        assertThat(Api.history(lead)).containsExactly("lead.assigned");
    }

    @Test
    void afterALossANewQualificationBeginsTheNextAttempt() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID assigned = facts.assigned(lead, "rep-a");
        Api.rep("rep-a").queryParam("after", assigned).post("/leads/" + lead + "/accept").then().statusCode(200);
        String opportunity = Api.rep("rep-a").body("{}").post("/leads/" + lead + "/opportunities").path("opportunityId");
        Api.rep("rep-a").body("{\"reason\": \"price\"}").post("/opportunities/" + opportunity + "/lose").then().statusCode(200);

        // When
        facts.qualified(lead);

        // Then
        Api.eventually(() -> Api.marketing().get("/leads/" + lead + "/history").then().body("events.event.attempt", hasItem(2)));
        Api.rep("rep-a").body("{\"reason\": \"price\"}").post("/opportunities/" + opportunity + "/lose").then()
                .statusCode(org.hamcrest.Matchers.oneOf(404, 409));
    }

    @Test
    void theSamePersonUnderAnotherIdIsWorkedOnUnderTheFirst() {
        // Given
        LeadId first = Facts.freshLead();
        LeadId second = Facts.freshLead();
        facts.captured(first, "Ana Souza", "Moinho Azul");
        UUID later = facts.captured(second, "Ana Souza", "Moinho Azul");
        facts.linked(first, second);
        UUID last = facts.downloaded(second, "whitepaper-planning");
        Api.rep("rep-a").queryParam("after", later).get("/inbox").then().statusCode(200);
        Api.rep("rep-a").queryParam("after", last).get("/inbox").then().statusCode(200);
        Api.eventually(() -> Api.manager().post("/leads/" + second + "/accept").then().statusCode(409)
                .body("type", equalTo("urn:tandem:problem:linked-away")).body("detail", equalTo("canonical: " + first)));

        // When
        facts.qualified(second);

        // Then
        assertThat(Api.ownerOf(first)).isNotNull();
        assertThat(Api.history(second)).isEmpty();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

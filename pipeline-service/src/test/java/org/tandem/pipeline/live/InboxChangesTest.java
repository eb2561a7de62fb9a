package org.tandem.pipeline.live;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.test.KafkaAndPostgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that waits is told when to read its inbox again. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class InboxChangesTest {

    /** More than happens beside a test, all of which share one stream. */
    private static final int ENOUGH = 50;

    @Inject
    Facts facts;
    @Inject
    ChangeReader reader;

    @Test
    void whoeverHasTheLeadIsToldAndNobodyElse() {
        // Given
        String rep = "rep-" + UUID.randomUUID();
        String other = "rep-" + UUID.randomUUID();
        String repSeen = Api.rep(rep).get("/inbox/changes").path("next");
        String otherSeen = Api.rep(other).get("/inbox/changes").path("next");
        String managerSeen = Api.manager().get("/inbox/changes").path("next");
        CompletableFuture<List<String>> told = CompletableFuture.supplyAsync(() -> awaited(() -> Api.rep(rep), repSeen, 1));
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");

        // When
        UUID assigned = facts.assigned(lead, rep);

        // Then
        assertThat(told.join()).containsExactly(lead + " lead.assigned " + assigned);
        assertThat(changesOf(() -> Api.manager(), managerSeen)).contains(lead + " lead.assigned " + assigned);
        assertThat(changesOf(() -> Api.rep(other), otherSeen)).noneMatch(change -> change.startsWith(lead.toString()));
        String body = Api.rep(rep).queryParam("since", repSeen).get("/inbox/changes").asString();
        assertThat(body).contains(lead.toString()).doesNotContain("Souza").doesNotContain("Moinho");
    }

    @Test
    void everybodyIsToldOfWhatComesIntoAQueueAndOfWhatSomebodyTookFromIt() {
        // Given
        String other = "rep-" + UUID.randomUUID();
        String seen = Api.rep(other).get("/inbox/changes").path("next");
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");

        // When
        UUID queued = facts.queued(lead);
        Api.rep("rep-b").queryParam("after", queued).post("/leads/" + lead + "/accept").then().statusCode(200);

        // Then
        assertThat(awaited(() -> Api.rep(other), seen, 2, change -> change.startsWith(lead.toString()))).satisfiesExactly(
                change -> assertThat(change).startsWith(lead + " lead.assigned"),
                change -> assertThat(change).startsWith(lead + " lead.accepted"));
    }

    @Test
    void whatBecomesOfAQueuesLeadThatSomebodyHasIsToldToThemAlone() {
        // Given
        String rep = "rep-" + UUID.randomUUID();
        String other = "rep-" + UUID.randomUUID();
        String repSeen = Api.rep(rep).get("/inbox/changes").path("next");
        String otherSeen = Api.rep(other).get("/inbox/changes").path("next");
        List<LeadId> leads = List.of(queued(), queued());

        // When one is rejected by who accepted it, the other from the queue
        Api.rep(rep).post("/leads/" + leads.get(0) + "/accept").then().statusCode(200);
        leads.forEach(lead -> Api.rep(rep).body("{\"reason\": \"student\"}").post("/leads/" + lead + "/reject").then().statusCode(200));

        // Then
        assertThat(reasons(() -> Api.rep(rep), repSeen, leads, 5)).containsExactlyInAnyOrder("0 lead.assigned", "0 lead.accepted",
                "0 lead.rejected", "1 lead.assigned", "1 lead.rejected");
        assertThat(reasons(() -> Api.rep(other), otherSeen, leads, 4)).containsExactlyInAnyOrder("0 lead.assigned", "0 lead.accepted",
                "1 lead.assigned", "1 lead.rejected");
    }

    @Test
    void aListOfDealsIsNoNewsHoweverLongItIs() throws SQLException {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        long before = reader.above(0, 0).from();
        UUID assigned = facts.assigned(lead, "rep-a");
        UUID last = null;
        for (int i = 0; i < 2 * ENOUGH; i++) {
            UUID deal = UUID.randomUUID();
            last = facts.publish(Topics.PIPELINE, EventTypes.OPPORTUNITY_IMPORTED_WON, lead, new OpportunityImportedWon(lead, deal,
                    "former-crm", "L-" + i, null, "2026-03-02", null, null, null, "manager-1"));
        }
        Api.manager().queryParam("after", last).get("/inbox").then().statusCode(200);

        // When
        ChangeReader.Look look = reader.above(before, ENOUGH);

        // Then
        assertThat(look.from()).isEqualTo(before);
        assertThat(look.changes()).extracting(Change::eventId).contains(assigned);

        // When more is told than that
        ChangeReader.Look newest = reader.above(before, 0);

        // Then
        assertThat(newest.from()).isGreaterThan(before);
    }

    @Test
    void whoKnowsNothingOrNonsenseIsAnsweredAtOnce() {
        Api.rep("rep-a").get("/inbox/changes").then().statusCode(200);
        assertThat(Api.rep("rep-a").get("/inbox/changes").jsonPath().getBoolean("changed")).isFalse();
        Api.rep("rep-a").queryParam("since", "1.2").queryParam("wait", "9").get("/inbox/changes").then().statusCode(400);
    }

    private LeadId queued() {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID queued = facts.queued(lead);
        Api.manager().queryParam("after", queued).get("/inbox").then().statusCode(200);
        return lead;
    }

    /** What a page is told of these leads, as the lead's place and the reason. */
    private static List<String> reasons(Supplier<RequestSpecification> as, String since, List<LeadId> leads, int count) {
        return awaited(as, since, count, change -> leads.stream().anyMatch(lead -> change.startsWith(lead.toString()))).stream()
                .map(change -> change.split(" ")).map(change -> leads.indexOf(LeadId.of(change[0])) + " " + change[1]).toList();
    }

    private static List<String> awaited(Supplier<RequestSpecification> as, String since, int count) {
        return awaited(as, since, count, change -> true);
    }

    /** Asks again and again, as a page does. */
    private static List<String> awaited(Supplier<RequestSpecification> as, String since, int count, Predicate<String> of) {
        List<String> all = new ArrayList<>();
        String next = since;
        long until = System.nanoTime() + 30_000_000_000L;
        while (all.size() < count && System.nanoTime() < until) {
            JsonPath answer = as.get().queryParam("since", next).queryParam("wait", "1").get("/inbox/changes").then()
                    .statusCode(200).extract().jsonPath();
            changes(answer).stream().filter(of).forEach(all::add);
            next = answer.getString("next");
        }
        return all;
    }

    private static List<String> changesOf(Supplier<RequestSpecification> as, String since) {
        return changes(as.get().queryParam("since", since).queryParam("wait", "1").get("/inbox/changes").then().statusCode(200)
                .extract().jsonPath());
    }

    private static List<String> changes(JsonPath answer) {
        int count = answer.getList("changes") == null ? 0 : answer.getList("changes").size();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String at = "changes[" + i + "].";
            changes.add(answer.getString(at + "leadId") + " " + answer.getString(at + "reason") + " " + answer.getString(at + "eventId"));
        }
        return changes;
    }
}

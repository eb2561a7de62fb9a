package org.tandem.pipeline.live;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.test.KafkaAndPostgres;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that waits is told when to read its inbox again. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class InboxChangesTest {

    @Inject
    Facts facts;

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
        assertThat(awaited(() -> Api.rep(other), seen, 2, lead)).satisfiesExactly(
                change -> assertThat(change).startsWith(lead + " lead.assigned"),
                change -> assertThat(change).startsWith(lead + " lead.accepted"));
    }

    @Test
    void whoKnowsNothingOrNonsenseIsAnsweredAtOnce() {
        Api.rep("rep-a").get("/inbox/changes").then().statusCode(200);
        assertThat(Api.rep("rep-a").get("/inbox/changes").jsonPath().getBoolean("changed")).isFalse();
        Api.rep("rep-a").queryParam("since", "1.2").queryParam("wait", "9").get("/inbox/changes").then().statusCode(400);
    }

    private static List<String> awaited(Supplier<RequestSpecification> as, String since, int count) {
        return awaited(as, since, count, null);
    }

    /** Asks again and again, as a page does. */
    private static List<String> awaited(Supplier<RequestSpecification> as, String since, int count, LeadId of) {
        List<String> all = new ArrayList<>();
        String next = since;
        long until = System.nanoTime() + 30_000_000_000L;
        while (all.size() < count && System.nanoTime() < until) {
            JsonPath answer = as.get().queryParam("since", next).queryParam("wait", "1").get("/inbox/changes").then()
                    .statusCode(200).extract().jsonPath();
            changes(answer).stream().filter(change -> of == null || change.startsWith(of.toString())).forEach(all::add);
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

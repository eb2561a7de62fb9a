package org.tandem.scoring.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.events.topic.Topics;
import org.tandem.scoring.TestStream;
import org.tandem.scoring.fold.ScoreRecords;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ScoreResourceTest {

    private final TestStream stream = new TestStream();
    private final UUID lead = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aScoreSaysWhatItIsMadeOf() {
        // Given
        String captured = stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(20), false));
        score(captured).statusCode(200);
        String attended = stream.send(stream.make.attended(lead, "zoom-1", now.minusSeconds(10), now.minusSeconds(10)));

        // When
        ValidatableResponse score = score(attended);

        // Then
        score.statusCode(200).body("cell", equalTo("A2"))
                .body("model", equalTo("standard")).body("modelVersion", equalTo(1))
                .body("fit.points", equalTo(100)).body("fit.grade", equalTo("A"))
                .body("fit.rules.rule.code", hasItems("job-top", "size-200-5000", "country-served"))
                .body("fit.rules.rule.key", hasItem("scoring.fit.job-top"))
                .body("engagement.points.toDouble()", closeTo(25, 0.01)).body("engagement.grade", equalTo("2"))
                .body("engagement.groups[0].group.text", equalTo("Events"))
                .body("engagement.groups[0].contributions[0].eventId", equalTo(attended))
                .body("engagement.groups[0].contributions[0].rule.text", equalTo("Attended a webinar"))
                .body("engagement.groups[0].contributions[0].points", equalTo(25))
                .body("standing.qualified", equalTo(true)).body("standing.qualifications", equalTo(1))
                .body("standing.why", equalTo("threshold")).body("nextChangeAt", notNullValue())
                .body("complete", equalTo(true)).body("disqualifiedBy", equalTo(List.of()));
        assertThat(said(lead)).anyMatch(value -> value.contains("\"qualification\":1"));
    }

    @Test
    void aScoreOfThePastKnowsOnlyWhatWasKnownThen() {
        // Given what happened three days ago and became known yesterday
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minus(Duration.ofDays(4)), false));
        String last = stream.send(stream.make.downloaded(lead, "paper", now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(1))));
        score(last).statusCode(200).body("engagement.points.toDouble()", closeTo(15 * Math.pow(2, -0.1), 0.01));

        // Then
        at(now.minus(Duration.ofDays(2))).statusCode(200).body("fit.points", equalTo(100))
                .body("engagement.points.toDouble()", closeTo(0, 0.001)).body("standing", nullValue());
        at(now.minus(Duration.ofDays(1))).statusCode(200)
                .body("engagement.points.toDouble()", closeTo(15 * Math.pow(2, -2 / 30.0), 0.01));
        at(now.minus(Duration.ofDays(5))).statusCode(404);
    }

    @Test
    void whoAsksForSalesIsQualifiedAtOnce() {
        String asked = stream.send(stream.make.asked(lead, now));

        score(asked).statusCode(200).body("cell", equalTo("C3")).body("standing.qualified", equalTo(true))
                .body("standing.why", equalTo("hand-raise")).body("handRaisedUntil", notNullValue());
    }

    @Test
    void whoWaitsForACaptureWaitsForItsActivityToo() {
        // Given a capture of which the activity has not come yet
        List<ProducerRecord<byte[], byte[]>> parts = stream.make.askedByCapture(lead, ScoreRecords.TOP, now);
        String captured = stream.send(parts.get(0));
        score(captured).statusCode(503).header("Retry-After", "1");

        // When
        stream.send(parts.get(1));

        // Then
        score(captured).statusCode(200).body("fit.points", equalTo(100)).body("standing.why", equalTo("hand-raise"));
    }

    @Test
    void aRepReadsTheScoreOfTheirOwnLeadsAndOfThoseInQueues() {
        // Given
        UUID queued = UUID.randomUUID();
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(20), false));
        stream.send(stream.make.captured(queued, ScoreRecords.TOP, now.minusSeconds(20), false));
        String assigned = stream.send(stream.make.assigned(lead, 1, "rep-7", now.minusSeconds(9)));
        String inQueue = stream.send(stream.make.assigned(queued, 1, null, now.minusSeconds(9)));

        // Then
        rep("rep-7", lead, assigned).statusCode(200).body("fit.points", equalTo(100));
        rep("rep-8", lead, assigned).statusCode(404).body("type", equalTo("urn:tandem:problem:unknown-lead"));
        rep("rep-7", queued, inQueue).statusCode(200);
        rep("rep-8", queued, inQueue).statusCode(200);

        // When the one takes it, and the other's is given to somebody else
        String taken = stream.send(stream.make.accepted(queued, 1, now.minusSeconds(5)));
        stream.send(stream.make.rejected(lead, 1, "not-our-profile", now.minusSeconds(5)));
        String again = stream.send(stream.make.assigned(lead, 2, "rep-8", now.minusSeconds(3)));

        // Then
        rep("rep-8", queued, taken).statusCode(404);
        rep("rep-7", queued, taken).statusCode(200);
        rep("rep-7", lead, again).statusCode(404);
        rep("rep-8", lead, again).statusCode(200);
        rep("rep-8", UUID.randomUUID(), again).statusCode(404);
    }

    @Test
    void theScoreOfAPersonCountsWhatTheyDidUnderAllTheirIds() {
        // Given one person under two ids, who downloaded the same twice, once under each
        UUID other = UUID.randomUUID();
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(60), false));
        stream.send(stream.make.captured(other, Business.UNKNOWN, now.minusSeconds(50), false));
        stream.send(stream.make.downloaded(lead, "paper", now.minusSeconds(40), now.minusSeconds(40)));
        stream.send(stream.make.downloaded(other, "paper", now.minusSeconds(30), now.minusSeconds(30)));
        String attended = stream.send(stream.make.attended(other, "zoom-1", now.minusSeconds(20), now.minusSeconds(20)));
        score(attended).statusCode(200).body("engagement.points.toDouble()", closeTo(15, 0.01));

        // When
        stream.send(stream.make.assigned(other, 1, "rep-7", now.minusSeconds(15)));
        String linked = stream.send(stream.make.linked(other, lead, now.minusSeconds(10)));

        // Then
        for (UUID id : List.of(lead, other)) {
            request().queryParam("after", linked).get("/leads/" + id + "/score").then().statusCode(200)
                    .body("leadId", equalTo(lead.toString())).body("fit.points", equalTo(100))
                    .body("engagement.points.toDouble()", closeTo(40, 0.01));
        }
        rep("rep-7", lead, linked).statusCode(200).body("engagement.points.toDouble()", closeTo(40, 0.01));

        // When they turn out to be two after all
        String unlinked = stream.send(stream.make.unlinked(other, lead, now.minusSeconds(5)));

        // Then
        score(unlinked).statusCode(200).body("engagement.points.toDouble()", closeTo(15, 0.01));
        rep("rep-7", lead, unlinked).statusCode(404);
    }

    @Test
    void anErasedLeadIsUnknown() {
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(5), false));
        String erased = stream.send(stream.make.erased(lead, now));

        score(erased).statusCode(404).body("type", equalTo("urn:tandem:problem:unknown-lead"));
        at(now).statusCode(404);
    }

    @Test
    void aWrongParameterIsSaidToBeWrong() {
        request().queryParam("after", "x").queryParam("at", "yesterday").get("/leads/" + lead + "/score").then().statusCode(400)
                .contentType(containsString("application/problem+json")).body("errors.field", hasItems("after", "at"));
        at(now.plus(Duration.ofDays(1))).statusCode(400).body("errors.code", hasItem("not-past"));
        at(Instant.parse("0001-01-01T00:00:00Z")).statusCode(400);
        request().get("/leads/not-a-lead/score").then().statusCode(404).contentType(containsString("application/problem+json"));
    }

    /** No word of a person is known here; what senders may abuse as a code stays off scores, keys and headers. */
    @Test
    void nothingThatSomebodyTypedGetsOntoScores() {
        // Given
        String canary = "canary-" + UUID.randomUUID();
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(9), false));
        stream.send(stream.make.downloaded(lead, canary, now.minusSeconds(8), now.minusSeconds(8)));
        stream.send(stream.make.viewed(lead, "https://example.com/" + canary, now.minusSeconds(7), now.minusSeconds(7)));
        stream.send(stream.make.custom(lead, canary, now.minusSeconds(6), now.minusSeconds(6)));
        String last = stream.send(stream.make.asked(lead, now.minusSeconds(5)));

        // When
        score(last).statusCode(200).body("standing.qualified", equalTo(true));
        String answer = request().queryParam("after", last).get("/leads/" + lead + "/score").asString();
        request().queryParam("after", canary).queryParam("at", canary).get("/leads/" + canary + "/score").then().statusCode(404);

        // Then
        assertThat(answer).doesNotContain(canary);
        assertThat(stream.log.read(Topics.SCORES.name())).isNotEmpty().allSatisfy(record -> {
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(canary);
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).doesNotContain(canary);
            record.headers().forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain(canary));
        });
    }

    @Test
    void theServiceSaysThatItIsReady() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")));
    }

    private ValidatableResponse score(String after) {
        return request().queryParam("after", after).get("/leads/" + lead + "/score").then();
    }

    private static ValidatableResponse rep(String rep, UUID lead, String after) {
        return given().auth().oauth2(Tokens.of(rep, "sales-rep")).queryParam("after", after).get("/leads/" + lead + "/score").then();
    }

    private ValidatableResponse at(Instant moment) {
        return request().queryParam("at", moment.toString()).get("/leads/" + lead + "/score").then();
    }

    private static RequestSpecification request() {
        return given().auth().oauth2(Tokens.of("a1", "analyst"));
    }

    private List<String> said(UUID lead) {
        return stream.log.read(Topics.SCORES.name()).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(lead.toString()))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8)).toList();
    }
}

package org.tandem.scoring.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class LabelResourceTest {

    private final TestStream stream = new TestStream();
    private final UUID lead = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aLabelSaysWhatItTeachesAndWhereItComesFrom() {
        // Given a lead that was given back, and then won
        stream.send(stream.make.accepted(lead, 1, now.minusSeconds(50)));
        String rejected = stream.send(stream.make.rejected(lead, 1, "not-our-profile", now.minusSeconds(40)));
        labels(rejected).statusCode(200).body("labels", notNullValue());
        String won = stream.send(stream.make.won(lead, 2, now.minusSeconds(20)));

        // When
        ValidatableResponse labels = labels(won);

        // Then
        labels.statusCode(200).body("leadId", equalTo(lead.toString()))
                .body("labels.attempt", contains(1, 1, 2)).body("labels.target", contains("conversion", "fit", "conversion"))
                .body("labels[0].value", nullValue()).body("labels[0].weight.toDouble()", equalTo(0.0))
                .body("labels[1].value", equalTo(0)).body("labels[1].weight.toDouble()", equalTo(1.0))
                .body("labels[1].disposition", equalTo("given-back")).body("labels[1].code", equalTo("not-our-profile"))
                .body("labels[1].eventId", equalTo(rejected)).body("labels[1].knownAt", equalTo(now.minusSeconds(40).toString()))
                .body("labels[2].value", equalTo(1)).body("labels[2].disposition", equalTo("won"))
                .body("labels[2].eventId", equalTo(won));
    }

    @Test
    void theLabelsOfAPersonAreReadUnderAllTheirIdsAndAMergedAttemptTeachesNothing() {
        // Given
        UUID other = UUID.randomUUID();
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(60), false));
        stream.send(stream.make.captured(other, ScoreRecords.TOP, now.minusSeconds(50), false));
        stream.send(stream.make.accepted(other, 1, now.minusSeconds(40)));
        stream.send(stream.make.merged(other, 1, lead, now.minusSeconds(30)));
        stream.send(stream.make.won(lead, 1, now.minusSeconds(20)));

        // When
        String linked = stream.send(stream.make.linked(other, lead, now.minusSeconds(10)));

        // Then
        labels(linked).statusCode(200).body("leadId", equalTo(lead.toString()))
                .body("labels.leadId", contains(lead.toString(), other.toString()))
                .body("labels.disposition", contains("won", "merged"))
                .body("labels[1].value", nullValue()).body("labels[1].weight.toDouble()", equalTo(0.0));
    }

    @Test
    void unreachableIsCountedFromTheTries() {
        for (int i = 0; i < 6; i++) {
            stream.send(stream.make.contacted(lead, 1, now.minus(Duration.ofDays(10 - 2 * i)).plusSeconds(i)));
        }
        String rejected = stream.send(stream.make.rejected(lead, 1, "unreachable", now.plusSeconds(10)));
        stream.send(stream.make.contacted(lead, 1, now.plusSeconds(9)));
        labels(rejected).statusCode(200).body("labels[0].code", equalTo("unreachable"));
        String last = stream.send(stream.make.contacted(lead, 1, now.plusSeconds(8)));

        labels(last).statusCode(200).body("labels[0].value", equalTo(0)).body("labels[0].weight.toDouble()", equalTo(0.3));
    }

    @Test
    void aRejectedCompetitorProposesADisqualifier() {
        String rejected = stream.send(stream.make.rejected(lead, 1, "competitor", now));

        labels(rejected).statusCode(200).body("labels.proposesDisqualifier", contains("competitor"));
    }

    @Test
    void aLeadThatSalesHasSaidNothingOfHasNoLabels() {
        String captured = stream.send(stream.make.captured(lead, ScoreRecords.TOP, now, false));

        labels(captured).statusCode(200).body("labels", equalTo(List.of()));
    }

    @Test
    void anErasedLeadHasNone() {
        stream.send(stream.make.won(lead, 1, now.minusSeconds(5)));
        String erased = stream.send(stream.make.erased(lead, now));

        labels(erased).statusCode(404).body("type", equalTo("urn:tandem:problem:unknown-lead"));
    }

    @Test
    void whatSalesHasDealtWithHasNoPointsAndThePastKeepsItsOwn() {
        // Given a webinar, and then sales gave the lead back
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(90), false));
        String attended = stream.send(stream.make.attended(lead, "w", now.minusSeconds(80), now.minusSeconds(80)));
        request().queryParam("after", attended).get("/leads/" + lead + "/score").then().statusCode(200);
        String recycled = stream.send(stream.make.recycled(lead, 1, now.minusSeconds(40)));
        labels(recycled).statusCode(200);

        // Then
        request().queryParam("after", recycled).get("/leads/" + lead + "/score").then().statusCode(200)
                .body("cell", equalTo("A3")).body("engagement.points.toDouble()", equalTo(0.0))
                .body("engagement.groups[0].contributions.counted", not(hasItem(true)))
                .body("returnedAt", equalTo(now.minusSeconds(40).toString())).body("standing.qualified", equalTo(false));
        request().queryParam("at", now.minusSeconds(60).toString()).get("/leads/" + lead + "/score").then().statusCode(200)
                .body("cell", equalTo("A2")).body("returnedAt", nullValue());
        request().queryParam("at", now.minusSeconds(30).toString()).get("/leads/" + lead + "/score").then().statusCode(200)
                .body("cell", equalTo("A3")).body("engagement.points.toDouble()", equalTo(0.0));
    }

    @Test
    void aWrongParameterIsSaidToBeWrong() {
        request().queryParam("after", "x").get("/leads/" + lead + "/labels").then().statusCode(400)
                .contentType(containsString("application/problem+json")).body("errors.field", hasItem("after"));
    }

    /** Reps type nothing that gets here; where a code is abused for words, it stays off what scoring says. */
    @Test
    void whatSomebodyTypedAsAReasonGetsNowhereElse() {
        // Given
        String canary = "canary-" + UUID.randomUUID();
        stream.send(stream.make.captured(lead, ScoreRecords.TOP, now.minusSeconds(9), false));
        String asked = stream.send(stream.make.asked(lead, now.minusSeconds(8)));
        // Sales can only answer for a lead that was said to be qualified.
        request().queryParam("after", asked).get("/leads/" + lead + "/score").then().statusCode(200)
                .body("standing.qualifications", equalTo(1));
        stream.send(stream.make.judged(lead, 1, canary, 1, now.minusSeconds(7)));
        String lost = stream.send(stream.make.lost(lead, 1, canary, now.minusSeconds(6)));

        // When
        labels(lost).statusCode(200).body("labels[0].value", equalTo(0));
        String last = stream.send(stream.make.asked(lead, now.minusSeconds(5)));
        String answer = request().queryParam("after", last).get("/leads/" + lead + "/score").asString();
        request().queryParam("after", canary).get("/leads/" + canary + "/labels").then().statusCode(404)
                .body(not(containsString(canary)));

        // Then
        assertThat(answer).doesNotContain(canary).contains("\"qualifications\":2");
        for (String topic : List.of(Topics.SCORES.name(), Topics.SCORING_PARKED.name())) {
            assertThat(stream.log.read(topic)).allSatisfy(record -> {
                assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(canary);
                assertThat(new String(record.key(), StandardCharsets.UTF_8)).doesNotContain(canary);
                record.headers().forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain(canary));
            });
        }
    }

    private ValidatableResponse labels(String after) {
        return request().queryParam("after", after).get("/leads/" + lead + "/labels").then();
    }

    private static RequestSpecification request() {
        return given().auth().oauth2(Tokens.of("a1", "analyst"));
    }
}

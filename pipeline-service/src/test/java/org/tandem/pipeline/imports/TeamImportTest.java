package org.tandem.pipeline.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.pipeline.imports.Imports.Answer;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The team as the stream says it: who joins gets leads, who leaves gets no more and keeps what they have. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class TeamImportTest {

    private static final String HEADER = "rep,team,weight,time_zone,active,since\n";
    /** As it is configured for the tests, which share one stream. */
    private static final String USUAL = "rep-a,usual,2,UTC,yes,\nrep-b,usual,1,America/Sao_Paulo,yes,\n";

    /** As identity providers write them. */
    private final String star = "auth0|" + UUID.randomUUID();

    @Inject
    Facts facts;

    @Test
    void whoJoinsGetsLeadsAndWhoLeavesKeepsTheirs() throws Exception {
        // Given
        String joining = USUAL + star + ",south,1000,Europe/Berlin,yes,2026-01-05\n";

        // When
        Answer first = send(joining);
        LeadId lead = qualified();

        // Then
        assertThat(first.rows().get(2)).isEqualTo("4 accepted");
        assertThat(Api.ownerOf(lead)).as("nearly every turn is theirs").isEqualTo(star);
        assertThat(load()).containsEntry("team", "south").containsEntry("active", true).containsEntry("weight", 1000)
                .containsEntry("timeZone", "Europe/Berlin").containsKey("waitingSince");

        // When the same comes again, and what is older
        int written = records().size();
        Answer again = send(joining);
        Answer older = send(star + ",south,5,Europe/Berlin,yes,2025-12-31\n");

        // Then
        assertThat(again.rows()).containsExactly("2 duplicate", "3 duplicate", "4 duplicate");
        assertThat(older.rows()).containsExactly("2 refused [since][later-is-known]");
        assertThat(records()).hasSize(written);

        // When they leave
        Answer leaving = send(star + ",,,,no,\n");

        // Then
        assertThat(leaving.rows()).containsExactly("2 accepted");
        assertThat(List.of(Api.ownerOf(qualified()), Api.ownerOf(qualified()), Api.ownerOf(qualified()))).doesNotContain(star);
        assertThat(load()).containsEntry("active", false).containsEntry("weight", 0).containsKey("waitingSince");
        Api.rep(star).post("/leads/" + lead + "/accept").then().statusCode(200);
    }

    @Test
    void rowsOfOneRepFollowFromEachOtherAndWrongOnesNameTheirColumn() throws Exception {
        // When
        Answer answer = send(USUAL + "%1$s,south,1,UTC,yes,\n%1$s,south,2,UTC,yes,\n%1$s,,,,no,\n%1$s,,,,no,\nrep-c,south,0,UTC,yes,\n"
                .formatted(star));

        // Then
        assertThat(answer.rows().subList(2, 7)).containsExactly("4 accepted", "5 accepted", "6 accepted", "7 duplicate",
                "8 refused [weight][out-of-range]");
        assertThat(answer.summary().getInt("refused")).isEqualTo(1);
        assertThat(records()).extracting(record -> header(record, "ce_type")).containsExactly("org.tandem.rep.joined.v1",
                "org.tandem.rep.changed.v1", "org.tandem.rep.left.v1");
        assertThat(records()).extracting(record -> header(record, "ce_subject")).containsOnly(star);
        assertThat(records()).extracting(ConsumerRecord::partition).as("in one order").containsOnly(records().get(0).partition());
        assertThat(answer.lines().get(2).getString("eventId")).isEqualTo(header(records().get(0), "ce_id"));
    }

    private static Answer send(String rows) throws Exception {
        return Imports.sendTo("/imports/teams", "mapping=generic-teams", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private LeadId qualified() {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.qualified(lead);
        return lead;
    }

    private Map<String, Object> load() {
        return Api.manager().get("/team/load").then().statusCode(200).extract().jsonPath().getMap("reps.find { it.rep == '" + star + "' }");
    }

    /** What the stream says of the rep. */
    private List<ConsumerRecord<byte[], byte[]>> records() {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read("pipeline").stream().filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(star)).toList();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

package org.tandem.leadcapture.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.imports.Imports.Answer;
import org.tandem.rest.imports.MappingReader;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** A webinar's list of who did what. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ActivityImportTest {

    private static final String HEADER = "activity,email,webinar,campaign,date,minutes,scheduled_minutes,comment\n";

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theMappingThatComesWithTandemIsRight() {
        assertThat(MappingReader.shipped("webinar-attendees", "activities", ActivityRows::knows).orElseThrow())
                .isInstanceOf(MappingReader.Reading.Read.class);
    }

    @Test
    void everyRowIsAnActivityOfTheLeadWithThatAddressOrRefused() throws Exception {
        // Given
        String ana = "ana." + run + "@example.com";
        String lead = Api.capture("{\"email\": \"" + ana + "\"}").path("leadId");
        String file = HEADER + """
                invited,%1$s,%2$s,winter,2026-03-01,,,
                Registered,%1$s,%2$s,winter,2026-03-02 09:30:00,,,seat by the window
                attended,%1$s,%2$s,winter,2026-03-05 15:00:00,52,60,
                missed,bo.%2$s@example.com,%2$s,winter,2026-03-05 15:00:00,,,
                missed,bo.%2$s@example.com,%2$s,winter,2026-03-05 15:00:00,,,
                attended,%1$s,%2$s,winter,2026-03-05 15:00:00,12,60,
                attended,di.%2$s@example.com,%2$s,winter,2026-03-05 15:00:00,,60,
                """.formatted(ana, run);

        // When
        Answer first = send(file);
        Answer again = send(file);

        // Then
        assertThat(first.rows()).containsExactly("2 accepted", "3 accepted", "4 accepted", "5 accepted", "6 duplicate",
                "7 refused [null][already-used]", "8 refused [minutes][missing]");
        assertThat(first.line(4).getString("leadId")).isEqualTo(lead);
        assertThat(again.rows()).isEqualTo(first.rows().stream().map(row -> row.replace("accepted", "duplicate")).toList());
        assertThat(again.line(4).getString("eventId")).isEqualTo(first.line(4).getString("eventId"));

        List<ConsumerRecord<byte[], byte[]>> written = activities();
        assertThat(written).extracting(record -> header(record, "ce_type")).containsExactlyInAnyOrder("org.tandem.webinar.invited.v1",
                "org.tandem.webinar.registered.v1", "org.tandem.webinar.attended.v1", "org.tandem.webinar.missed.v1");
        assertThat(written).filteredOn(record -> text(record).contains("minutes")).singleElement().satisfies(attended -> {
            assertThat(new String(attended.key(), StandardCharsets.UTF_8)).isEqualTo(lead);
            assertThat(text(attended)).contains("\"campaign\":\"winter\"", "\"minutes\":52", "\"scheduledMinutes\":60");
            assertThat(header(attended, "ce_time")).startsWith("2026-03-05T15:00:00");
            assertThat(header(attended, "ce_knowntime")).as("of the past").startsWith("2026-03-05T15:00:00");
            assertThat(header(attended, "ce_id")).isEqualTo(first.line(4).getString("eventId"));
        });
        assertThat(written).noneMatch(record -> text(record).contains("window"));
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf("di." + run)).hasValueSatisfying(refusal ->
                assertThat(refusal).containsEntry("endpoint", "/imports/activities")));
    }

    @Test
    void aRefusedRowIsCorrectedInItsListAndNotAsALead() throws Exception {
        // Given
        send(HEADER + "attended,di.%1$s@example.com,%1$s,winter,2026-03-05 15:00:00,,60,\n".formatted(run));
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf("di." + run)).isPresent());

        // When
        Response corrected = Api.marketing().contentType("application/json").body("{\"email\": \"di." + run + "@example.com\"}")
                .post("/rejected-captures/" + Api.refusalOf("di." + run).orElseThrow().get("captureId") + "/correction");

        // Then
        corrected.then().statusCode(409).contentType("application/problem+json").body("type", endsWith(":correct-the-list"))
                .body("detail", equalTo("Correct the list, and send it again."));
    }

    @Test
    void onlyMappingsOfActivitiesAndKnownSendersAreLetIn() throws Exception {
        assertThat(Imports.sendTo("/imports/activities", Api.SECRET, "mapping=generic-leads", "text/csv",
                BodyPublishers.ofString("id\n1\n")).status()).isEqualTo(400);
        assertThat(Imports.sendTo("/imports/activities", "wrong-key", "mapping=webinar-attendees", "text/csv",
                BodyPublishers.ofString(HEADER)).status()).isEqualTo(401);
    }

    private Answer send(String file) throws Exception {
        return Imports.sendTo("/imports/activities", Api.SECRET, "mapping=webinar-attendees&name=launch-" + run, "text/csv",
                BodyPublishers.ofString(file));
    }

    private List<ConsumerRecord<byte[], byte[]>> activities() {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read("activities").stream().filter(record -> text(record).contains(run)).toList();
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

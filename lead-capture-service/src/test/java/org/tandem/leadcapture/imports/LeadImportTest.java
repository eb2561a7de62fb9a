package org.tandem.leadcapture.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.imports.Imports.Answer;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A list with everything in it that lists have: see {@code imports/leads.csv}. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class LeadImportTest {

    private static final String QUERY = "mapping=generic-leads&name=fair-2026";
    /** By line: the third row has a line break in it. */
    private static final List<String> OUTCOMES = List.of("2 accepted", "4 accepted", "5 accepted", "6 duplicate",
            "7 refused [null][already-used]", "8 refused [email][not-an-email]", "9 refused [occurredAt][not-a-time]",
            "10 refused [null][other-number-of-columns]", "11 accepted", "12 duplicate");

    @Test
    void everyRowHasAnOutcomeAndTheSameFileAgainChangesNothing() throws Exception {
        // When
        Answer first = Imports.send(Api.SECRET, QUERY, Imports.resource("leads.csv"));

        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.type()).isEqualTo("application/x-ndjson");
        assertThat(first.rows()).isEqualTo(OUTCOMES);
        assertThat(first.summary().getMap("")).containsEntry("complete", true).containsEntry("rows", 10)
                .containsEntry("accepted", 4).containsEntry("duplicate", 2).containsEntry("refused", 4);
        assertThat(first.line(8).getString("errors[0].column")).isEqualTo("email");
        assertThat(first.line(9).getString("errors[0].message")).contains("yyyy-MM-dd");

        JsonPath ana = lead(first, 2);
        assertThat(ana.getString("lead.profile.email")).isEqualTo("ana.souza@moinho.example");
        assertThat(ana.getString("captures[0].event.externalRef")).isEqualTo("L-1");
        assertThat(ana.getString("captures[0].capturedAt")).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(ana.getBoolean("lead.historical")).isTrue();
        assertThat(ana.getString("lead.profile.message")).isEqualTo("Asked for\r\n\"all\" prices");
        JsonPath bo = lead(first, 4);
        assertThat(bo.getString("captures[0].event.identity")).isEqualTo("provider");
        assertThat(bo.getString("lead.profile.company")).isEqualTo("Northwind, Ltd");
        JsonPath cy = lead(first, 5);
        assertThat(cy.getString("lead.source")).isEqualTo("not-stated");
        assertThat(cy.getString("captures[0].capturedAt")).isEqualTo("2026-01-07T10:00:00Z");
        assertThat(lead(first, 11).getBoolean("lead.historical")).as("a row without a date is of today").isFalse();
        Awaitility.await().untilAsserted(() -> {
            assertThat(Api.refusalOf("not an address")).hasValueSatisfying(refusal -> {
                assertThat(refusal).containsEntry("endpoint", "/imports/leads").containsEntry("contentType", "text/csv");
                assertThat(String.valueOf(refusal.get("payload"))).startsWith("id,email,first_name").contains("L-4,not an address,Di");
                assertThat(Api.errors(refusal.get("errors"))).containsExactly("email:not-an-email");
            });
            assertThat(Api.listedRefusalOf("L-6,too,few")).hasValueSatisfying(row -> assertThat(row).doesNotContainKey("understood"));
        });

        // When it is sent again
        long written = captures();
        Answer again = Imports.send(Api.SECRET, QUERY, Imports.resource("leads.csv"));

        // Then
        assertThat(again.rows()).isEqualTo(OUTCOMES.stream().map(row -> row.replace("accepted", "duplicate")).toList());
        assertThat(again.line(2).getString("eventId")).isEqualTo(first.line(2).getString("eventId"));
        assertThat(captures()).isEqualTo(written);
        assertThat(lead(first, 2).getInt("lead.captures")).isEqualTo(1);
        assertThat(count("fair-import", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")).isEqualTo(2);
    }

    /** More rows than a window, sent without a length; the client reads when it has sent all. More with {@code -Dtandem.test.rows}. */
    @Test
    void aLongFileIsReadWhileItComes() throws Exception {
        // Given
        String run = UUID.randomUUID().toString().substring(0, 8);
        StringBuilder file = new StringBuilder("id,email,origin\n");
        int rows = Integer.getInteger("tandem.test.rows", 3_000);
        for (int i = 0; i < rows; i++) {
            file.append(run).append('-').append(i).append(",p").append(i).append('-').append(run).append("@example.com,long-").append(run).append('\n');
        }
        byte[] bytes = Imports.utf8(file.toString());

        // When
        Answer answer = Imports.send(Api.SECRET, "mapping=generic-leads&name=long", HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(bytes)));

        // Then
        assertThat(answer.summary().getMap("")).containsEntry("complete", true).containsEntry("accepted", rows);
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(count("long-" + run, null, null)).isEqualTo(rows));
    }

    @Test
    void aListMayBringItsOwnMapping() throws Exception {
        // Given
        String run = UUID.randomUUID().toString().substring(0, 8);
        String mapping = "{\"name\": \"fair\", \"imports\": \"leads\", \"delimiter\": \";\", \"dates\": [\"dd.MM.yyyy\"], \"zone\": \"Europe/Berlin\","
                + " \"columns\": {\"Mail\": \"email\", \"Datum\": \"occurredAt\"}, \"constants\": {\"source\": \"own-" + run + "\"}}";
        String file = "Mail;Datum;Stand\r\n" + run + "@example.com;05.01.2026;B12\r\n";

        // When
        Answer answer = Imports.sendParts(Api.SECRET, "name=own", mapping, file);

        // Then
        assertThat(answer.rows()).containsExactly("2 accepted");
        assertThat(lead(answer, 2).getString("captures[0].capturedAt")).isEqualTo("2026-01-04T23:00:00Z");
        assertThat(lead(answer, 2).getString("lead.source")).isEqualTo("own-" + run);
        assertThat(lead(answer, 2).getString("lead.profile.properties.Stand")).isEqualTo("B12");
        assertThat(Imports.sendParts(Api.SECRET, "", "{}", file).summary().getString("type")).isEqualTo("urn:tandem:problem:invalid-input");
        assertThat(Imports.send(Api.SECRET, "", "multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString("--b--")).status())
                .isEqualTo(400);
    }

    /** What came before it is stored; what comes after cannot be found. */
    @Test
    void aFileThatEndsInAnOpenQuoteSaysSo() throws Exception {
        String run = UUID.randomUUID().toString();
        Answer answer = Imports.send(Api.SECRET, "mapping=generic-leads&name=open", Imports.utf8(
                "id,email,origin\n" + run + ",,web\nx,\"" + "open\n".repeat(20_000)));
        assertThat(answer.rows()).containsExactly("2 accepted");
        assertThat(answer.summary().getMap("")).containsEntry("complete", false).containsEntry("rows", 1);
        assertThat(answer.summary().getString("problem.errors[0].code")).isEqualTo("row-without-end");
    }

    @Test
    void whatCannotBeImportedIsSaidBeforeAnythingIs() throws Exception {
        byte[] file = Imports.utf8("id,email\n1,a@example.com\n");
        assertThat(problem("wrong-key", "mapping=generic-leads", file)).isEqualTo("401 urn:tandem:problem:unknown-key");
        assertThat(problem(Api.SECRET, "mapping=nothing", file)).isEqualTo("400 urn:tandem:problem:invalid-input");
        assertThat(problem(Api.SECRET, "mapping=../olist-leads", file)).isEqualTo("400 urn:tandem:problem:invalid-input");
        assertThat(problem(Api.SECRET, "mapping=olist-deals", file)).isEqualTo("400 urn:tandem:problem:invalid-input");
        assertThat(problem(Api.SECRET, "mapping=olist-leads", file)).isEqualTo("400 urn:tandem:problem:invalid-input");
        assertThat(problem(Api.SECRET, "mapping=generic-leads&name=a/b", file)).isEqualTo("400 urn:tandem:problem:invalid-input");
        assertThat(problem(Api.SECRET, "mapping=generic-leads", new byte[0])).isEqualTo("400 urn:tandem:problem:invalid-input");
        Response json = given().header("X-Api-Key", Api.SECRET).contentType("application/json").body("{}").post("/imports/leads");
        json.then().statusCode(415);
    }

    @Test
    void whoIsRefusedBeforeALargeFileWasReadIsAnswered() throws Exception {
        assertThat(problem("wrong-key", "mapping=generic-leads", new byte[200 * 1024])).isEqualTo("401 urn:tandem:problem:unknown-key");
    }

    @Test
    void aFileWithNoRowsIsComplete() throws Exception {
        Answer answer = Imports.send(Api.SECRET, "mapping=generic-leads", Imports.utf8("id,email\n"));
        assertThat(answer.summary().getMap("")).containsEntry("complete", true).containsEntry("rows", 0);
    }

    private static String problem(String key, String query, byte[] file) throws Exception {
        Answer answer = Imports.send(key, query, file);
        assertThat(answer.type()).startsWith("application/problem+json");
        return answer.status() + " " + answer.summary().getString("type");
    }

    private static JsonPath lead(Answer answer, int line) {
        return Api.marketing().queryParam("after", answer.line(line).getString("eventId"))
                .get("/leads/" + answer.line(line).getString("leadId")).then().statusCode(200).extract().jsonPath();
    }

    static long count(String origin, String from, String before) {
        var request = Api.marketing().queryParam("by", "origin");
        if (from != null) {
            request.queryParam("from", from).queryParam("before", before);
        }
        List<Integer> leads = request.get("/leads/counts").then().statusCode(200).extract().jsonPath()
                .getList("groups.findAll { it.value == '" + origin + "' }.leads");
        return leads.isEmpty() ? 0 : leads.get(0);
    }

    private static long captures() {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            List<ConsumerRecord<byte[], byte[]>> captures = new ArrayList<>(log.read("leads"));
            captures.removeIf(record -> record.headers().lastHeader("ce_type") == null || !new String(
                    record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8).equals("org.tandem.lead.captured.v1"));
            return captures.size();
        }
    }
}

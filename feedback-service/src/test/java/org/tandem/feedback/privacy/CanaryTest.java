package org.tandem.feedback.privacy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.feedback.Feedback;
import org.tandem.feedback.Feedback.Lead;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people type is only where it can be deleted, whatever field they type it into: a canary goes into every field of
 * every endpoint, and is looked for in every topic, key, header and table.
 */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class CanaryTest {

    private static final Set<String> MAY_HOLD_WORDS = Set.of("feedback-notes", "feedback-requests");

    @Inject
    Feedback feedback;
    @Inject
    DataSource database;

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final List<String> answers = new ArrayList<>();

    @Test
    void staysWhereItCanBeDeletedAndIsGoneAfterAnErasure() throws Exception {
        // Given
        Lead lead = feedback.accepted("rep-1", "spring-fair");
        Response given = Feedback.rep("rep-1").header("Idempotency-Key", canary + "@example.com")
                .header("User-Agent", canary).header("Cookie", "visitor=" + canary).header("X-Forwarded-For", canary)
                .queryParam("after", lead.event()).queryParam("who", canary)
                .body("{\"verdict\": \"good\", \"note\": \"" + canary + "\", \"unknown\": \"" + canary + "\"}")
                .post("/leads/" + lead.id() + "/verdicts");
        given.then().statusCode(201);
        refused(lead, "{\"verdict\": \"" + canary + "\"}");
        refused(lead, "{\"verdict\": \"good\", \"attempt\": \"" + canary + "\"}");
        refused(lead, "{\"verdict\": \"good\", \"" + canary + "\"");
        answers.add(Feedback.rep("rep-1").get("/verdict-requests/" + canary).asString());
        answers.add(Feedback.rep("rep-1").queryParam("leadId", canary).get("/verdicts").asString());
        answers.add(Feedback.marketing().queryParam("from", canary).get("/verdicts/summary").asString());

        // Then
        assertThat(answers).noneMatch(answer -> answer.contains(canary));
        assertThat(topicsWithCanary()).isEqualTo(new TreeSet<>(MAY_HOLD_WORDS));
        assertThat(tablesWithCanary()).containsExactly("note");

        // When
        UUID erased = feedback.erase(lead.id());
        Feedback.verdictsOf(lead.id(), erased).then().statusCode(200);

        // Then
        assertThat(tablesWithCanary()).isEmpty();
        String key = lead.id() + "/" + given.path("eventId");
        Awaitility.await().untilAsserted(() -> {
            try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
                assertThat(log.read("feedback-notes")).anyMatch(record ->
                        record.value() == null && new String(record.key(), StandardCharsets.UTF_8).equals(key));
            }
        });
    }

    private void refused(Lead lead, String json) {
        Response answer = Feedback.give(lead, "rep-1", json);
        answer.then().statusCode(400);
        answers.add(answer.asString());
    }

    private Set<String> topicsWithCanary() throws Exception {
        Set<String> found = new TreeSet<>();
        String servers = TestPlatform.get().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers)); KafkaLog log = new KafkaLog(servers)) {
            for (String topic : admin.listTopics().names().get()) {
                for (ConsumerRecord<byte[], byte[]> record : log.read(topic)) {
                    assertThat(holdsCanary(record.key())).as("key on " + topic).isFalse();
                    for (Header header : record.headers()) {
                        assertThat(holdsCanary(header.value())).as("header on " + topic).isFalse();
                    }
                    if (holdsCanary(record.value())) {
                        found.add(topic);
                    }
                }
            }
        }
        return found;
    }

    private boolean holdsCanary(byte[] bytes) {
        return bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains(canary);
    }

    /** Every table of the service whose rows, as text or as bytes, hold the canary. */
    private Set<String> tablesWithCanary() throws SQLException {
        String bytes = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
        Set<String> found = new TreeSet<>();
        try (Connection db = database.getConnection(); Statement statement = db.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select schemaname || '.' || tablename from pg_tables"
                    + " where schemaname in (current_schema(), 'feedback')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("feedback.decision", "feedback_v1.note");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select count(*) from " + table + " t where t::text ~ '"
                        + canary + "|" + bytes + "'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table.substring(table.indexOf('.') + 1));
                    }
                }
            }
        }
        return found;
    }
}

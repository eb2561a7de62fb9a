package org.tandem.leadcapture.privacy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.capture.Field;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;
import org.tandem.test.Tokens;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Personal data is only where it can be deleted, whatever field it is typed into: a canary goes into every field of every
 * endpoint, and is looked for in every topic, key, header and table.
 */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class CanaryTest {

    private static final Set<String> MAY_HOLD_PERSONAL_DATA = Set.of("lead-profiles", "rejected-captures", "lead-capture-parked");
    private static final Set<String> TABLES_OF_PEOPLE = Set.of("profile", "rejected_capture");

    /** Codes that a sender chooses for its own use; whoever puts a name there has named its campaign so. */
    private static final Set<Field> SENDERS_CODES = Set.of(Field.SOURCE, Field.CAMPAIGN, Field.EXTERNAL_REF,
            Field.UTM_SOURCE, Field.UTM_MEDIUM, Field.UTM_CAMPAIGN, Field.UTM_TERM, Field.UTM_CONTENT);

    @Inject
    DataSource database;

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final List<Response> answers = new ArrayList<>();

    @Test
    void staysWhereItCanBeDeletedAndIsGoneAfterAnErasure() throws Exception {
        // Given
        sendEverywhere();

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(202, 400);
        Awaitility.await().untilAsserted(() -> assertThat(tablesWithCanary()).isEqualTo(new TreeSet<>(TABLES_OF_PEOPLE)));
        assertThat(topicsWithCanary()).isNotEmpty().isSubsetOf(MAY_HOLD_PERSONAL_DATA);

        // When
        Set<UUID> leads = leadsWithCanary();
        assertThat(leads).isNotEmpty();
        for (UUID lead : leads) {
            given().auth().oauth2(Tokens.of("a1", "admin")).delete("/leads/" + lead).then().statusCode(202);
        }

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(leadsWithCanary()).isEmpty());
        Set<String> deleted = keysWithTombstones("lead-profiles");
        assertThat(keysWithCanary("lead-profiles")).isSubsetOf(deleted);
        assertThat(topicsWithCanary()).isSubsetOf(MAY_HOLD_PERSONAL_DATA);
        assertThat(tablesWithCanary()).doesNotContain("profile", "lead", "capture");
    }

    private void sendEverywhere() {
        for (Field field : Field.values()) {
            String address = canary + "." + field.name().toLowerCase(Locale.ROOT) + "@example.com";
            sendAsJson(field, address);
            sendAsForm(field, address);
            if (!SENDERS_CODES.contains(field)) {
                sendAsJson(field, "Canarina " + canary);
                sendAsForm(field, "Canarina " + canary);
            }
        }
        json("{\"email\": \"%s\", \"unknown%s\": \"%s\", \"properties\": {\"%s\": \"%s\"}}"
                .formatted(Api.freshEmail(), canary, canary, canary, canary));
        json("{\"email\": \"%s\", \"consent\": [{\"purpose\": \"email\", \"granted\": true, \"text\": \"%s\"}]}"
                .formatted(Api.freshEmail(), canary));
        json("{\"email\": \"%s\", \"page\": \"https://%s@www.example.com/%s@x.example/?q=%s#%s\"}"
                .formatted(Api.freshEmail(), canary, canary, canary, canary));
        json("{\"email\": \"" + canary);
        json("not JSON " + canary);
        withHeaders(Api.sender(), "3").config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv").body("email,message,%s\n%s,%s,%s\nnobody %s,x,y\n".formatted(canary, Api.freshEmail(), canary, canary, canary))
                .post("/imports/leads?mapping=generic-leads&name=" + canary).then().statusCode(200);
        withHeaders(Api.sender(), "4").config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv").body("activity,email,webinar,%s\nregistered,%s@example.com,launch,%s\n%s,nobody %s,launch,y\n"
                        .formatted(canary, canary, canary, canary, canary))
                .post("/imports/activities?mapping=webinar-attendees&name=" + canary).then().statusCode(200);
        answers.add(withHeaders(Api.sender(), "1").body("{\"email\": \"" + Api.freshEmail() + "\"}").post("/leads?who=" + canary));
        answers.add(withHeaders(Api.browser(), "2").formParam("email", Api.freshEmail()).formParam("company", canary)
                .formParam(canary, canary).post(Api.FORM + "?who=" + canary));
    }

    private RequestSpecification withHeaders(RequestSpecification request, String key) {
        return request.header("User-Agent", canary).header("Referer", "https://www.example.com/?" + canary)
                .header("X-Forwarded-For", canary).header("Cookie", "visitor=" + canary).header("Accept-Language", canary)
                .header("Idempotency-Key", canary + key + "@example.com");
    }

    private void sendAsJson(Field field, String value) {
        json(field == Field.EMAIL ? "{\"email\": \"%s\"}".formatted(value) : field.fieldName().startsWith("utm")
                ? "{\"email\": \"%s\", \"utm\": {\"%s\": \"%s\"}}".formatted(Api.freshEmail(),
                field.fieldName().substring(3).toLowerCase(Locale.ROOT).replace("_", ""), value)
                : "{\"email\": \"%s\", \"%s\": \"%s\"}".formatted(Api.freshEmail(), field.fieldName(), value));
    }

    private void sendAsForm(Field field, String value) {
        RequestSpecification form = Api.browser().formParam("company", "Example Logistics");
        if (field != Field.EMAIL) {
            form.formParam("email", Api.freshEmail());
        }
        answers.add(form.formParam(field.fieldName(), value).post(Api.FORM));
    }

    private void json(String body) {
        answers.add(Api.capture(body));
    }

    private Set<String> topicsWithCanary() throws Exception {
        Set<String> found = new TreeSet<>();
        String servers = TestPlatform.get().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers)); KafkaLog log = new KafkaLog(servers)) {
            for (String topic : admin.listTopics().names().get()) {
                if (log.read(topic).stream().anyMatch(this::holdsCanary)) {
                    found.add(topic);
                }
            }
        }
        return found;
    }

    private boolean holdsCanary(ConsumerRecord<byte[], byte[]> record) {
        if (holdsCanary(record.key()) || holdsCanary(record.value())) {
            return true;
        }
        for (Header header : record.headers()) {
            if (holdsCanary(header.key().getBytes(StandardCharsets.UTF_8)) || holdsCanary(header.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsCanary(byte[] bytes) {
        return bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains(canary);
    }

    private Set<String> keysWithCanary(String topic) {
        return keys(topic, record -> holdsCanary(record.value()));
    }

    private Set<String> keysWithTombstones(String topic) {
        return keys(topic, record -> record.value() == null);
    }

    private static Set<String> keys(String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
        Set<String> keys = new HashSet<>();
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            log.read(topic).stream().filter(which).forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    /** Every table of this version's schema whose rows, as text, hold the canary. */
    private Set<String> tablesWithCanary() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection db = database.getConnection(); Statement statement = db.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select tablename from pg_tables where schemaname in (current_schema(), 'lead_capture')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String schema = Set.of("acted", "active_version").contains(table) ? "lead_capture." : "";
                try (ResultSet rows = statement.executeQuery("select count(*) from " + schema + table
                        + " t where lower(t::text) like '%" + canary + "%'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private Set<UUID> leadsWithCanary() throws SQLException {
        Set<UUID> leads = new HashSet<>();
        try (Connection db = database.getConnection(); Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select lead_id from profile where lower(data) like '%" + canary + "%'"
                     + " union select lead_id from rejected_capture where lead_id is not null and lower(data) like '%" + canary + "%'")) {
            while (rows.next()) {
                leads.add(rows.getObject(1, UUID.class));
            }
        }
        return leads;
    }
}

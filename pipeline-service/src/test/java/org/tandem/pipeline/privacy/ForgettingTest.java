package org.tandem.pipeline.privacy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.projection.publish.Partitions;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What people type stays where it can be deleted, and is deleted. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ForgettingTest {

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    @Inject
    Facts facts;
    @Inject
    DataSource database;
    @Inject
    Partitions partitions;

    @Test
    void whatIsTypedIsOnlyWhereItCanBeDeleted() throws Exception {
        // Given
        LeadId lead = leadOf("rep-a");
        LeadId other = leadOf("rep-a");
        LeadId third = leadOf("rep-a");

        // When every field of every operation says it, where it is welcome and where it is not
        Api.rep("rep-a").post("/leads/" + lead + "/accept").then().statusCode(200);
        send(201, "/leads/" + lead + "/contacts", "{\"channel\": \"phone\", \"outcome\": \"reached\", %s}");
        String opportunity = send(201, "/leads/" + lead + "/opportunities", "{%s}").path("opportunityId");
        send(200, "/opportunities/" + opportunity + "/stage", "{\"stage\": \"proposal\", %s}");
        send(200, "/opportunities/" + opportunity + "/win", "{\"value\": {\"amount\": \"1\", \"currency\": \"EUR\", \"who\": \"" + canary + "\"}, %s}");
        send(200, "/leads/" + other + "/reject", "{\"reason\": \"unreachable\", %s}");
        send(200, "/leads/" + third + "/recycle", "{\"wakeOn\": \"" + java.time.LocalDate.now().plusMonths(1) + "\", %s}");
        for (String field : List.of("reason", "wakeOn", "channel", "outcome", "stage", "amount", "currency")) {
            for (String path : List.of("/leads/" + lead + "/reject", "/leads/" + lead + "/recycle", "/leads/" + lead + "/contacts",
                    "/leads/" + lead + "/opportunities", "/opportunities/" + opportunity + "/stage", "/opportunities/" + opportunity + "/lose")) {
                marked().body("{\"" + field + "\": \"" + canary + "\", \"value\": {\"" + field + "\": \"" + canary + "\"}}").post(path)
                        .then().statusCode(org.hamcrest.Matchers.oneOf(400, 409));
            }
        }
        marked().queryParam("cursor", canary).queryParam("after", canary).get("/inbox").then().statusCode(400);

        // Then
        assertThat(topicsWithCanary()).containsExactlyInAnyOrder("pipeline-notes", "pipeline-requests");
        Api.eventually(() -> assertThat(tablesWithCanary()).containsExactly("note"));

        // When they are erased
        for (LeadId erased : List.of(lead, other, third)) {
            facts.erased(erased);
        }

        // Then nothing of it is left in the tables, and every note has a tombstone
        Api.eventually(() -> assertThat(tablesWithCanary()).isEmpty());
        Set<String> notes = keys(record -> holds(record.value()));
        assertThat(notes).hasSize(6);
        Api.eventually(() -> assertThat(keys(record -> record.value() == null)).containsAll(notes));
        assertThat(Api.history(lead)).isEmpty();
    }

    @Test
    void nothingIsDecidedOfALeadThatWasErasedAndALateNoteGoesToo() {
        // Given
        LeadId lead = leadOf("rep-a");
        UUID erased = facts.erased(lead);

        // When
        Response accept = Api.rep("rep-a").queryParam("after", erased).post("/leads/" + lead + "/accept");
        UUID note = UUID.randomUUID();
        Instant before = Facts.now().minusSeconds(60);
        facts.publish(Topics.PIPELINE_NOTES, lead, lead + "/" + note, new Envelope<>(UUID.randomUUID(), "/pipeline",
                EventTypes.PIPELINE_NOTE_WRITTEN, lead.toString(), before, before, null, null,
                new NoteWritten(lead, note, 1, canary, "rep-a", null)));

        // Then
        accept.then().statusCode(410).body("type", equalTo("urn:tandem:problem:erased"));
        Api.manager().post("/leads/" + lead + "/accept").then().statusCode(410);
        Api.manager().post("/leads/" + Facts.freshLead() + "/accept").then().statusCode(404);
        Api.eventually(() -> assertThat(keys(record -> record.value() == null)).contains(lead + "/" + note));
        Api.eventually(() -> assertThat(tablesWithCanary()).isEmpty());
    }

    /** The erasure is in the log and not in the tables, however long that takes, so nobody stops a rep from writing. */
    @Test
    void aNoteThatIsWrittenBeforeTheErasureIsFoldedGoesToo() throws Exception {
        // Given
        LeadId lead = leadOf("rep-a");
        Api.rep("rep-a").post("/leads/" + lead + "/accept").then().statusCode(200);
        // otherwise a fold that is held up holds up whoever decides about the lead, too
        Api.eventually(() -> assertThat(isFolded(Topics.PIPELINE.name(), partition(lead))).isTrue());
        LeadId heldUpBy = Stream.generate(Facts::freshLead).filter(other -> partition(other) != partition(lead)).findFirst().orElseThrow();

        // When
        try (Connection db = database.getConnection(); Statement statement = db.createStatement()) {
            db.setAutoCommit(false);
            statement.execute("lock table erasure in share mode");
            facts.erased(heldUpBy);
            Api.eventually(() -> assertThat(somebodyWaits()).isTrue());
            facts.erased(lead);
            send(201, "/leads/" + lead + "/contacts", "{\"channel\": \"phone\", \"outcome\": \"reached\", %s}");
            db.rollback();
        }

        // Then
        Set<String> notes = keys(record -> holds(record.value()));
        assertThat(notes).hasSize(1);
        Api.eventually(() -> assertThat(keys(record -> record.value() == null)).containsAll(notes));
        Api.eventually(() -> assertThat(tablesWithCanary()).isEmpty());
    }

    @Test
    void whatIsWrittenOfALeadThatCameBackStays() {
        // Given
        LeadId lead = leadOf("rep-a");
        UUID erased = facts.erased(lead);
        Api.manager().queryParam("after", erased).get("/inbox").then().statusCode(200);
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.qualified(lead);
        String rep = Api.ownerOf(lead);

        // When
        Api.rep(rep).post("/leads/" + lead + "/accept").then().statusCode(200);
        UUID contact = UUID.fromString(Api.rep(rep).body("{\"channel\": \"phone\", \"outcome\": \"reached\", \"note\": \"" + canary + "\"}")
                .post("/leads/" + lead + "/contacts").then().statusCode(201).extract().path("events[0].eventId"));

        // Then
        Api.eventually(() -> assertThat(tablesWithCanary()).containsExactly("note"));
        assertThat(keys(record -> record.value() == null)).doesNotContain(lead + "/" + contact);
    }

    @Test
    void aLeadThatComesBackAfterItsErasureBeginsAnew() {
        // Given
        LeadId lead = leadOf("rep-a");
        Api.rep("rep-a").post("/leads/" + lead + "/accept").then().statusCode(200);
        UUID erased = facts.erased(lead);
        Api.manager().queryParam("after", erased).get("/inbox").then().statusCode(200);

        // When
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.qualified(lead);

        // Then
        Api.ownerOf(lead);
        assertThat(Api.history(lead)).containsExactly("lead.assigned");
    }

    private int partition(LeadId lead) {
        return partitions.of(lead.toString());
    }

    private boolean isFolded(String topic, int partition) {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers()); Connection db = database.getConnection();
             PreparedStatement select = db.prepareStatement("select next from position where topic = ? and partition = ?")) {
            long end = log.read(topic).stream().filter(record -> record.partition() == partition)
                    .mapToLong(record -> record.offset() + 1).max().orElse(0);
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) >= end;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean somebodyWaits() {
        try (Connection db = database.getConnection(); Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private LeadId leadOf(String rep) {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID assigned = facts.assigned(lead, rep);
        Api.rep(rep).queryParam("after", assigned).get("/inbox").then().statusCode(200);
        return lead;
    }

    private Response send(int status, String path, String body) {
        Response answer = marked().body(body.formatted("\"note\": \"" + canary + "\", \"" + canary + "\": \"" + canary + "\"")).post(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(status);
        return answer;
    }

    private RequestSpecification marked() {
        return Api.rep("rep-a").header("Idempotency-Key", canary + UUID.randomUUID()).header("User-Agent", canary)
                .header("X-Forwarded-For", canary).header("Cookie", "who=" + canary).queryParam("who", canary);
    }

    private Set<String> topicsWithCanary() throws Exception {
        Set<String> found = new TreeSet<>();
        String servers = TestPlatform.get().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers)); KafkaLog log = new KafkaLog(servers)) {
            for (String topic : admin.listTopics().names().get()) {
                if (log.read(topic).stream().anyMatch(this::holds)) {
                    found.add(topic);
                }
            }
        }
        return found;
    }

    private Set<String> keys(Predicate<ConsumerRecord<byte[], byte[]>> which) {
        Set<String> keys = new HashSet<>();
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            log.read("pipeline-notes").stream().filter(which)
                    .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    private boolean holds(ConsumerRecord<byte[], byte[]> record) {
        return holds(record.key()) || holds(record.value()) || StreamSupport.stream(record.headers().spliterator(), false)
                .anyMatch(header -> header.key().contains(canary) || holds(header.value()));
    }

    private boolean holds(byte[] bytes) {
        return bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).contains(canary);
    }

    /** Every table of the service whose rows hold the canary, stored records included. */
    private Set<String> tablesWithCanary() {
        Set<String> found = new TreeSet<>();
        try (Connection db = database.getConnection(); Statement statement = db.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select schemaname || '.' || tablename from pg_tables"
                    + " where schemaname in (current_schema(), 'pipeline')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String text = table.endsWith("decision") ? "coalesce(encode(t.records, 'escape'), '') || t::text" : "t::text";
                try (ResultSet rows = statement.executeQuery("select count(*) from " + table + " t where " + text
                        + " like '%" + canary + "%'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table.substring(table.indexOf('.') + 1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }
}

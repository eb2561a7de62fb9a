package org.tandem.pipeline.fold;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.events.ids.LeadId;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What was decided is in the tables before it is in the log; a rebuild from the log must end with the same tables. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RebuildTest {

    /** Each table and what it is compared by; history without its running number. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("worked_lead", "select t::text from worked_lead t order by lead_id"),
            Map.entry("history", "select (event_id, lead_id, happened_at, recorded_at, type, data)::text from history order by lead_id, n"),
            Map.entry("routing_turn", "select t::text from routing_turn t order by pool, rep"),
            Map.entry("opportunity", "select t::text from opportunity t order by opportunity_id"),
            Map.entry("note", "select t::text from note t order by lead_id, event_id"),
            Map.entry("lead", "select t::text from lead t order by lead_id"),
            Map.entry("profile", "select t::text from profile t order by lead_id, event_id"),
            Map.entry("recent_activity", "select t::text from recent_activity t order by lead_id, event_id"),
            Map.entry("qualification", "select t::text from qualification t order by lead_id"),
            Map.entry("score", "select t::text from score t order by lead_id"),
            // Without what has fired: a rebuild sets it again, and the version that acts drops it before it looks what is due.
            Map.entry("timer", "select (timer_id, due_at, about, attempt, kind)::text from timer where due_at > now()"
                    + " or not exists (select 1 from pipeline.decision where request_id = timer_id) order by timer_id"),
            Map.entry("lead_link", "select t::text from lead_link t order by lead_id, linked_to"),
            Map.entry("consent", "select t::text from consent t order by lead_id, purpose, event_id"),
            Map.entry("held_back", "select t::text from held_back t order by lead_id"),
            Map.entry("team_member", "select t::text from team_member t order by rep"),
            Map.entry("erasure", "select t::text from erasure t order by lead_id")));

    @Inject
    Facts facts;
    @Inject
    DataSource live;
    @Inject
    Projection projection;
    @Inject
    EventCodec codec;
    @Inject
    Publisher publisher;
    @Identifier("default-kafka-broker")
    @Inject
    Map<String, Object> broker;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void endsWithTheTablesThatDecidingLeft() {
        // Given a team that is as it was configured, and one who came and left
        importTeam("rep-a,usual,2,UTC,yes,\nrep-b,usual,1,America/Sao_Paulo,yes,\nrep-gone,usual,5,UTC,yes,\nrep-gone,,,,no,\n");

        // And lives of many kinds, decided and folded
        List<LeadId> leads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LeadId lead = Facts.freshLead();
            leads.add(lead);
            facts.captured(lead, "Ana Souza", "Moinho Azul");
            for (int n = 0; n < 12; n++) {
                facts.downloaded(lead, "asset-" + n);
            }
            facts.scored(lead);
            facts.disqualified(lead, i == 0 ? new String[0] : new String[]{"student", "unreachable-country"});
            facts.qualified(lead);
        }
        for (int i = 0; i < leads.size(); i++) {
            live(leads.get(i), i);
        }
        LeadId heldBack = Facts.freshLead();
        facts.captured(heldBack, "Held", "Back");
        UUID withdrawn = facts.consent(heldBack, "phone", "withdrawn");
        Api.manager().queryParam("after", withdrawn).get("/inbox").then().statusCode(200);
        UUID refused = facts.qualified(heldBack);
        Api.eventually(() -> Api.manager().get("/requests/" + refused).then().body("refusal", equalTo("consent-withdrawn")));
        List<LeadId> twins = List.of(Facts.freshLead(), Facts.freshLead());
        twins.forEach(twin -> {
            facts.captured(twin, "Twin", "Twins");
            facts.qualified(twin);
            Api.ownerOf(twin);
        });
        facts.linked(twins.get(0), twins.get(1));
        Api.eventually(() -> assertThat(twins).anySatisfy(twin -> assertThat(Api.history(twin)).contains("lead.merged")));
        facts.erased(leads.get(5));
        LeadId last = Facts.freshLead();
        facts.captured(last, "Last", "One");
        facts.qualified(last);
        Api.ownerOf(last);
        Api.eventually(() -> assertThat(Api.history(leads.get(5))).isEmpty());

        // When
        DataSource second = second();
        try (Projector rebuilding = Projector.start(broker, second, projection, codec, publisher,
                new ActiveVersion("pipeline", 2), Topics.PIPELINE_PARKED,
                new FoldSettings("pipeline-rebuild-" + UUID.randomUUID(), 50, 100, Duration.ofMillis(200)), 2)) {

            // Then
            Api.eventually(() -> TABLES.forEach((table, sql) -> {
                List<String> rows = rows(live, sql);
                assertThat(rows).as(table).isNotEmpty();
                assertThat(rows(second, sql)).as(table).isEqualTo(rows);
            }));
        }
    }

    private static void importTeam(String rows) {
        Api.manager().config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv").body("rep,team,weight,time_zone,active,since\n" + rows).queryParam("mapping", "generic-teams")
                .post("/imports/teams").then().statusCode(200);
    }

    private static void live(LeadId lead, int kind) {
        String rep = Api.ownerOf(lead);
        String path = "/leads/" + lead;
        switch (kind) {
            case 0 -> Api.rep(rep).body("{\"reason\": \"student\", \"note\": \"Writes a thesis.\"}").post(path + "/reject").then().statusCode(200);
            case 1 -> Api.rep(rep).body("{\"wakeOn\": \"" + java.time.LocalDate.now().plusYears(1) + "\"}").post(path + "/recycle").then().statusCode(200);
            default -> {
                Api.rep(rep).post(path + "/accept").then().statusCode(200);
                Api.rep(rep).body("{\"channel\": \"email\", \"outcome\": \"no-answer\", \"note\": \"Twice.\"}").post(path + "/contacts").then().statusCode(201);
                String opportunity = Api.rep(rep).body("{\"value\": {\"amount\": \"5\", \"currency\": \"JPY\"}}").post(path + "/opportunities").path("opportunityId");
                if (kind > 2) {
                    Api.rep(rep).body("{\"stage\": \"negotiation\"}").post("/opportunities/" + opportunity + "/stage").then().statusCode(200);
                    Api.rep(rep).body("{\"stage\": \"qualification\"}").post("/opportunities/" + opportunity + "/stage").then().statusCode(200);
                }
                if (kind > 3) {
                    Api.rep(rep).body("{}").post("/opportunities/" + opportunity + "/win").then().statusCode(200);
                }
            }
        }
    }

    private DataSource second() {
        Flyway.configure().dataSource(url, "postgres", "postgres").schemas("pipeline_v2")
                .locations("classpath:db/projection", "classpath:db/decide", "classpath:db/pipeline")
                .placeholders(Map.of("control", "pipeline")).load().migrate();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("postgres");
        database.setPassword("postgres");
        database.setCurrentSchema("pipeline_v2");
        return database;
    }

    private static List<String> rows(DataSource database, String sql) {
        try (Connection db = database.getConnection(); Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

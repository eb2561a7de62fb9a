package org.tandem.pipeline.lead;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.lifecycle.LeadLifecycle;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.pipeline.routing.TeamMember;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;
import org.tandem.projection.service.ServiceStream;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What is decided by the team, in batches of every kind, on tables of which the stream has said nothing yet. */
class TeamDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final LeadId LEAD = LeadId.of("f27235cd-ddee-56b7-a887-d47febd99214");
    private static final SalesRules CONFIGURED = new SalesRules(new Team(List.of(new TeamMember("rep-17", 1, ZoneId.of("UTC"))),
            new Owner.Queue("triage")), new Stages(List.of("qualification")), Set.of());

    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final PipelineDecisions decisions = new PipelineDecisions(new LeadLifecycle(CONFIGURED), CONFIGURED, codec,
            new ServiceStream(Topics.PIPELINE_SERVICE, List.of(Topics.PIPELINE), List.of(), Topics.PIPELINE_PARKED, EventTypes::on));
    private Connection db;

    @BeforeEach
    void freshTables() throws SQLException {
        String url = TestPlatform.get().freshDatabase();
        Flyway.configure().dataSource(url, null, null).schemas("pipeline_v1")
                .locations("classpath:db/projection", "classpath:db/decide", "classpath:db/pipeline")
                .placeholders(Map.of("control", "pipeline")).load().migrate();
        db = DriverManager.getConnection(url + "&currentSchema=pipeline_v1");
        db.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void aRecycledLeadWakesWhereItsRepWorksWhateverElseIsDecidedBesideIt() throws SQLException {
        // Given somebody of whom only the stream says where they work
        decide(joining("rep-42", "Asia/Shanghai"));
        OutcomeEvent<?> assigned = event(decide(request(EventTypes.LEAD_ROUTING_REQUESTED, LEAD.toString(),
                new RoutingRequested(LEAD, LEAD, UUID.randomUUID()))).get(0));
        assertThat(((LeadAssigned) assigned.data()).rep()).isEqualTo("rep-42");

        // When
        List<Outcome> alone = decide(request(EventTypes.LEAD_RECYCLE_REQUESTED, LEAD.toString(),
                new RecycleRequested(LEAD, "rep-42", false, null, "2027-03-01", null)));

        // Then
        assertThat(((LeadRecycled) event(alone.get(0)).data()).timeZone()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void nobodyLeavesTheConfiguredTeamAndWithTheFirstWhoIsBroughtItIsGone() throws SQLException {
        // When
        List<Outcome> outcomes = decide(leaving("rep-17"), joining("rep-42", "UTC"), leaving("rep-17"), leaving("rep-42"));

        // Then
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Refused(TeamChange.NO_TEAM_YET));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Refused(TeamChange.NOTHING_NEW));
        assertThat(List.of(event(outcomes.get(1)), event(outcomes.get(3)))).allSatisfy(event -> {
            assertThat(event.about()).as("where it is in order").isEqualTo(Team.POOL);
            assertThat(event.subject()).isEqualTo("rep-42");
            assertThat(event.key()).isEqualTo("rep-42");
        });
    }

    private Request joining(String rep, String zone) {
        return request(EventTypes.REP_CHANGE_REQUESTED, Team.POOL, new RepChangeRequested(rep, "south", 1, zone, true, null, "manager-1"));
    }

    private Request leaving(String rep) {
        return request(EventTypes.REP_CHANGE_REQUESTED, Team.POOL, new RepChangeRequested(rep, null, 0, null, false, null, "manager-1"));
    }

    private List<Outcome> decide(Request... requests) throws SQLException {
        List<Outcome> outcomes = decisions.decide(db, List.of(requests), NOW);
        db.commit();
        return outcomes;
    }

    private static OutcomeEvent<?> event(Outcome outcome) {
        return ((Outcome.Granted) outcome).events().get(0);
    }

    private <D> Request request(EventType<D> type, String key, D data) {
        ProducerRecord<byte[], byte[]> record = codec.write(Topics.PIPELINE_REQUESTS, 0, key,
                new Envelope<>(UUID.randomUUID(), "/test", type, key, NOW, NOW, null, null, data));
        Decoded read = codec.read(new ConsumerRecord<>(record.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, record.key(),
                record.value(), record.headers(), Optional.empty()));
        return new Request(((Decoded.Readable) read).record());
    }
}

package org.tandem.pipeline.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.activity.ActivityEvent.EmailOpened;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.Candidate;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.LeadWoken;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.pipeline.TeamEvent.RepChanged;
import org.tandem.events.pipeline.TeamEvent.RepJoined;
import org.tandem.events.pipeline.TeamEvent.RepLeft;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.lead.PipelineStream;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.sql.ErasureTable;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A replay reads each topic in its order and mixes them as it likes; the tables must end the same, erasures and all. */
class InterleavingTest {

    private static final UUID NAMESPACE = UUID.fromString("c41b8c57-0979-5931-8218-6d525878e6e7");
    private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");
    private static final List<String> TABLES = List.of("worked_lead", "routing_turn", "opportunity", "note", "lead", "profile",
            "recent_activity", "score", "qualification", "erasure", "consent", "held_back", "timer", "imported_deal",
            "lead_reference", "team_member");

    private final Partitions partitions = new Partitions(1);
    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final PipelineStream stream = new PipelineStream(partitions, codec,
            new ServiceStream(Topics.PIPELINE_SERVICE, List.of(Topics.PIPELINE), List.of(), Topics.PIPELINE_PARKED, EventTypes::on),
            new SalesRules(new Team(List.of(), new Owner.Queue("triage")), new Stages(List.of("qualification")), Set.of("phone")));
    private final Map<Topic, List<StreamRecord>> log = new LinkedHashMap<>();
    private int second;

    @Test
    void everyOrderOfTopicsEndsWithTheSameTables() throws SQLException {
        // Given one lead that is erased in the middle of its life and comes back, and others beside it
        for (int i = 0; i < 4; i++) {
            LeadId lead = new LeadId(Uuid5.of(NAMESPACE, "lead " + i));
            life(lead, 1, ErasureTable.NEVER);
            Instant erased = BEGIN.plusSeconds(second);
            if (i % 2 == 0) {
                add(Topics.LEADS, EventTypes.LEAD_ERASED, lead, lead.toString(), new LeadErased(lead, "admin-1", "requested"));
                note(lead, id(), "written before the erasure was known", ErasureTable.NEVER);
            }
            if (i == 0) {
                life(lead, 1, erased);
            } else if (i == 1) {
                life(lead, 2, ErasureTable.NEVER);
            }
        }

        // And two that were recycled: one was forgotten and recycled again, the other has woken
        LeadId forgotten = new LeadId(Uuid5.of(NAMESPACE, "recycled and forgotten"));
        recycled(forgotten, "2027-03-01");
        add(Topics.LEADS, EventTypes.LEAD_ERASED, forgotten, forgotten.toString(), new LeadErased(forgotten, "admin-1", "requested"));
        recycled(forgotten, "2027-04-01");
        LeadId woken = new LeadId(Uuid5.of(NAMESPACE, "recycled and woken"));
        recycled(woken, "2027-03-01");
        add(Topics.PIPELINE, EventTypes.LEAD_WOKEN, woken, woken.toString(), new LeadWoken(woken, 1, "date"));

        // And a team: one joined, changed, left and came back, the other stayed
        LeadId nobodys = new LeadId(Uuid5.of(NAMESPACE, "team"));
        add(Topics.PIPELINE, EventTypes.REP_JOINED, nobodys, "rep-a", new RepJoined("rep-a", "south", 1, "UTC", "manager-1"));
        add(Topics.PIPELINE, EventTypes.REP_JOINED, nobodys, "rep-b", new RepJoined("rep-b", "south", 3, "Europe/Berlin", "manager-1"));
        add(Topics.PIPELINE, EventTypes.REP_CHANGED, nobodys, "rep-a", new RepChanged("rep-a", "south", 2, "UTC", "manager-1"));
        add(Topics.PIPELINE, EventTypes.REP_LEFT, nobodys, "rep-a", new RepLeft("rep-a", "manager-1"));
        add(Topics.PIPELINE, EventTypes.REP_JOINED, nobodys, "rep-a", new RepJoined("rep-a", "north", 1, "UTC", "manager-1"));

        // When it is folded topic by topic, backwards, and mixed in several ways and cuts
        List<Topic> topics = new ArrayList<>(log.keySet());
        List<String> expected = folded(inOrder(topics), 1_000);
        List<Topic> backwards = new ArrayList<>(topics);
        Collections.reverse(backwards);
        List<List<String>> others = new ArrayList<>(List.of(folded(inOrder(backwards), 1_000), folded(inOrder(backwards), 1)));
        for (int seed = 1; seed <= 6; seed++) {
            others.add(folded(mixed(new Random(seed)), seed * 3));
        }

        // Then
        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(expected).filteredOn(row -> row.startsWith("timer")).singleElement().asString().contains("2027-04-01");
        assertThat(expected).filteredOn(row -> row.startsWith("team_member")).satisfiesExactlyInAnyOrder(
                a -> assertThat(a).startsWith("team_member(rep-a,north,1,UTC,t,").endsWith(",4)"),
                b -> assertThat(b).startsWith("team_member(rep-b,south,3,Europe/Berlin,t,").endsWith(",1)"));
        assertThat(expected).filteredOn(row -> row.startsWith("note")).hasSize(4)
                .noneMatch(row -> row.contains("written before the erasure was known"));
        others.forEach(other -> assertThat(other).isEqualTo(expected));
    }

    private void recycled(LeadId lead, String day) {
        add(Topics.PIPELINE, EventTypes.LEAD_ASSIGNED, lead, lead.toString(), new LeadAssigned(lead, 1, "rep-a", null,
                "previous-owner", List.of(), null, List.of(), id()));
        add(Topics.PIPELINE, EventTypes.LEAD_RECYCLED, lead, lead.toString(),
                new LeadRecycled(lead, 1, "rep-a", "not-now", day, "rep-a"));
    }

    private void life(LeadId lead, int attempt, Instant erasedUntil) {
        UUID capture = id();
        add(Topics.LEAD_PROFILES, EventTypes.PROFILE_CAPTURED, lead, lead + "/" + capture,
                new ProfileCaptured(lead, capture, "website", null, null, "Ana", "Souza", null, "Moinho Azul " + attempt, null, null,
                        null, null, null, null, null, null, null, null, List.of(), Map.of()));
        add(Topics.LEADS, EventTypes.LEAD_CAPTURED, lead, lead.toString(), new LeadCaptured(lead, "website", "web-form", null, null,
                "ref-" + second % 3, "email", null, new Business("BR", null, 10 * second, null, null, null), List.of(), List.of("profile"), false));
        for (int i = 0; i < 7; i++) {
            add(Topics.ACTIVITIES, EventTypes.ASSET_DOWNLOADED, lead, lead.toString(), new AssetDownloaded(lead, "asset-" + second, null));
        }
        add(Topics.ACTIVITIES, EventTypes.EMAIL_OPENED, lead, lead.toString(), new EmailOpened(lead, null, null, false));
        String moment = BEGIN.plusSeconds(second).toString();
        add(Topics.SCORES, EventTypes.LEAD_SCORED, lead, lead.toString(), new LeadScored(lead, "standard", 1, 75, "A", 60 + second % 7,
                "1", "A1", true, second % 2 == 0 ? List.of() : List.of("student", "unreachable-country"), moment, moment, null,
                second % 3 == 0 ? null : moment));
        add(Topics.SCORES, EventTypes.LEAD_QUALIFIED, lead, lead.toString(),
                new LeadQualified(lead, 1, "threshold", "A1", "standard", 1, moment, moment));
        add(Topics.PIPELINE, EventTypes.LEAD_ASSIGNED, lead, lead.toString(), new LeadAssigned(lead, attempt, "rep-a", null, "pool",
                List.of(), "everybody", List.of(new Candidate("rep-a", 2), new Candidate("rep-b", 1)), id()));
        for (String status : List.of("granted", "withdrawn")) {
            add(Topics.LEADS, EventTypes.CONSENT_CHANGED, lead, lead.toString(),
                    new ConsentChanged(lead, new Consent("phone", status, "consent")));
        }
        add(Topics.PIPELINE, EventTypes.LEAD_ACCEPTED, lead, lead.toString(), new LeadAccepted(lead, attempt, "rep-a", "rep-a"));
        UUID imported = id();
        add(Topics.PIPELINE, EventTypes.OPPORTUNITY_IMPORTED_WON, lead, lead.toString(), new OpportunityImportedWon(lead, imported,
                "website", "ref-1", new Money("7.00", "EUR"), "2026-10-01", "machinery", "rep-a", null, "manager-1"));
        UUID contact = add(Topics.PIPELINE, EventTypes.LEAD_CONTACTED, lead, lead.toString(),
                new LeadContacted(lead, attempt, "rep-a", "phone", "reached", "rep-a"));
        note(lead, contact, "Wants a demo " + second, erasedUntil);
        if (attempt == 1) {
            add(Topics.PIPELINE, EventTypes.LEAD_REJECTED, lead, lead.toString(),
                    new LeadRejected(lead, attempt, "rep-a", "not-our-profile", "rep-a"));
            add(Topics.PIPELINE, EventTypes.REQUEST_REFUSED, lead, lead.toString(), new RequestRefused(id(), lead.toString(),
                    "consent-withdrawn", List.of(new Fact("purposes", "phone"), new Fact("qualification", id().toString()))));
        } else {
            add(Topics.PIPELINE, EventTypes.OPPORTUNITY_OPENED, lead, lead.toString(), new OpportunityOpened(lead, attempt, id(),
                    "rep-a", "qualification", new Money("5.00", "EUR"), "rep-a"));
        }
    }

    private void note(LeadId lead, UUID eventId, String text, Instant erasedUntil) {
        add(Topics.PIPELINE_NOTES, EventTypes.PIPELINE_NOTE_WRITTEN, lead, lead + "/" + eventId,
                new NoteWritten(lead, eventId, 1, text, "rep-a", erasedUntil.toString()));
    }

    private <D> UUID add(Topic topic, EventType<D> type, LeadId lead, String key, D data) {
        Instant at = BEGIN.plusSeconds(second++);
        UUID id = Uuid5.of(NAMESPACE, "event " + second);
        ProducerRecord<byte[], byte[]> record = codec.write(topic, 0, key,
                new Envelope<>(id, "/test", type, lead.toString(), at, at, null, null, data));
        List<StreamRecord> records = log.computeIfAbsent(topic, any -> new ArrayList<>());
        Decoded read = codec.read(new ConsumerRecord<>(topic.name(), 0, records.size(), 0, TimestampType.CREATE_TIME, 0, 0,
                record.key(), record.value(), record.headers(), Optional.empty()));
        records.add(((Decoded.Readable) read).record());
        return id;
    }

    private UUID id() {
        return Uuid5.of(NAMESPACE, "id " + second++);
    }

    private List<StreamRecord> inOrder(List<Topic> topics) {
        return topics.stream().flatMap(topic -> log.get(topic).stream()).toList();
    }

    /** In the order of each topic, taking turns by chance. */
    private List<StreamRecord> mixed(Random random) {
        Map<Topic, Integer> next = new LinkedHashMap<>();
        log.keySet().forEach(topic -> next.put(topic, 0));
        List<StreamRecord> mixed = new ArrayList<>();
        while (!next.isEmpty()) {
            Topic topic = new ArrayList<>(next.keySet()).get(random.nextInt(next.size()));
            mixed.add(log.get(topic).get(next.get(topic)));
            next.merge(topic, 1, Integer::sum);
            if (next.get(topic) == log.get(topic).size()) {
                next.remove(topic);
            }
        }
        return mixed;
    }

    private List<String> folded(List<StreamRecord> records, int batch) throws SQLException {
        String url = TestPlatform.get().freshDatabase();
        Flyway.configure().dataSource(url, null, null).schemas("pipeline_v1")
                .locations("classpath:db/projection", "classpath:db/decide", "classpath:db/pipeline")
                .placeholders(Map.of("control", "pipeline")).load().migrate();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url + "&currentSchema=pipeline_v1");
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            for (int from = 0; from < records.size(); from += batch) {
                stream.fold(db, records.subList(from, Math.min(records.size(), from + batch)), new Effects());
                db.commit();
            }
            List<String> content = new ArrayList<>();
            try (Statement statement = db.createStatement()) {
                for (String table : TABLES) {
                    read(statement, "select t::text from " + table + " t order by 1", table, content);
                }
                // the order of a lead's events matters, the numbers do not
                read(statement, "select (lead_id, event_id, type, data)::text from history order by lead_id, n", "history", content);
            }
            return content;
        }
    }

    private static void read(Statement statement, String sql, String table, List<String> into) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(table + rows.getString(1));
            }
        }
    }
}

package org.tandem.pipeline.lead;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.IdentityDeclared;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.pipeline.lead.ContextRows.ActivityRow;
import org.tandem.pipeline.lead.ContextRows.Key;
import org.tandem.pipeline.lead.ContextRows.LeadRow;
import org.tandem.pipeline.lead.ContextRows.NoteRow;
import org.tandem.pipeline.lead.ContextRows.ProfileRow;
import org.tandem.pipeline.lead.ContextRows.QualificationRow;
import org.tandem.pipeline.lead.ContextRows.ScoreRow;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.sql.LinkTable.Link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Pipeline's tables as a fold of its topics, and what that causes: for an erasure a tombstone for every note about the
 * lead, for late ones as well; for consent that is given again, that a lead which was held back is asked for once more.
 * What this service decided is in the tables before it is in the log; folding leaves that out.
 */
@ApplicationScoped
public class PipelineStream implements Projection {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Partitions partitions;
    private final EventCodec codec;
    private final ServiceStream stream;
    private final SalesRules rules;

    public PipelineStream(Partitions partitions, EventCodec codec, ServiceStream stream, SalesRules rules) {
        this.partitions = partitions;
        this.codec = codec;
        this.stream = stream;
        this.rules = rules;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE,
                Topics.PIPELINE_NOTES);
    }

    /** Tombstones, and requests that are decided once whoever asks again: a second one changes nothing. */
    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public List<Topic> outcomes() {
        return List.of(Topics.PIPELINE);
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        Sorted sorted = Sorted.of(records);
        ContextStore context = new ContextStore(db);
        Map<UUID, Instant> until = new HashMap<>();
        sorted.erasures.forEach((leadId, record) -> until.put(leadId, record.envelope().recordedTime()));
        Erasures.TABLE.upsert(db, until);
        Erasures erased = Erasures.of(db, sorted.leadIds());
        // Whose turn it is depends on turns that were had, not on whom they brought.
        new TurnStore(db).add(sorted.assignments());
        if (!erased.until().isEmpty()) {
            leaveOutForgotten(sorted, erased, effects);
        }

        // First what is there, then what comes: merged with what is to be forgotten, the new would keep some of it.
        if (!sorted.erasures.isEmpty()) {
            forget(db, context, sorted.erasures, effects);
        }

        context.upsertLeads(merged(sorted.leads, LeadRow::leadId, LeadRow::then));
        DealStore deals = new DealStore(db);
        deals.forget(sorted.erasures.keySet());
        deals.declare(sorted.fingerprints);
        deals.upsertReferences(sorted.references);
        deals.insertDeals(sorted.deals());
        context.upsertProfiles(sorted.profiles);
        context.deleteProfiles(sorted.deletedProfiles);
        context.insertActivities(sorted.activities);
        context.upsertScores(merged(sorted.scores, ScoreRow::leadId, (earlier, later) -> later));
        context.upsertQualifications(merged(sorted.qualifications, QualificationRow::leadId, (earlier, later) -> later));
        Links.TABLE.upsert(db, sorted.links);
        Consents.insert(db, sorted.consents);
        context.upsertNotes(sorted.notes);
        context.deleteNotes(sorted.deletedNotes);
        foldPipeline(db, sorted.pipeline);
        HeldBack.write(db, sorted.heldBack);
        askAgain(db, sorted.mayRelease, effects);
    }

    /**
     * Asks for the leads that were held back and may be contacted now. What was held back and what was permitted stand on
     * different topics, so whichever is folded last asks.
     *
     * @param causes what may have made the difference, by the lead it is about
     */
    private void askAgain(Connection db, Map<UUID, StreamRecord> causes, Effects effects) throws SQLException {
        if (causes.isEmpty()) {
            return;
        }
        Links links = Links.of(db, causes.keySet());
        Map<UUID, StreamRecord> people = new TreeMap<>();
        causes.forEach((leadId, cause) -> links.cluster(leadId).forEach(member -> people.putIfAbsent(member, cause)));
        List<HeldBack> held = HeldBack.among(db, people.keySet());
        Map<UUID, Withdrawals> withdrawn =
                Consents.withdrawn(db, held.stream().map(HeldBack::leadId).toList(), rules.contactPurposes());
        for (HeldBack lead : held) {
            if (!withdrawn.containsKey(lead.leadId())) {
                effects.publish(people.get(lead.leadId()), routing(lead, people.get(lead.leadId())));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> routing(HeldBack held, StreamRecord cause) {
        String key = held.leadId().toString();
        LeadId leadId = new LeadId(held.leadId());
        Instant at = cause.envelope().recordedTime();
        return codec.write(Topics.PIPELINE_REQUESTS, partitions.of(key), key, new Envelope<>(held.askedAgain(),
                stream.source(), EventTypes.LEAD_ROUTING_REQUESTED, key, at, at, null, null,
                new RoutingRequested(leadId, leadId, held.qualification())));
    }

    private static <R> Map<UUID, R> merged(List<R> rows, Function<R, UUID> leadId, BinaryOperator<R> merge) {
        Map<UUID, R> merged = new HashMap<>();
        rows.forEach(row -> merged.merge(leadId.apply(row), row, merge));
        return merged;
    }

    private void foldPipeline(Connection db, List<StreamRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        Set<UUID> leadIds = new TreeSet<>();
        records.forEach(record -> leadIds.add(leadId(record)));
        WorkedLeadStore store = new WorkedLeadStore(db);
        Map<UUID, WorkedLead> leads = store.lock(leadIds);
        Map<UUID, WorkedLead> changed = new HashMap<>();
        WakeTimers timers = new WakeTimers(rules.team());
        List<HistoryStore.Row> history = new ArrayList<>(records.size());
        List<HistoryStore.Opportunity> opportunities = new ArrayList<>();
        for (StreamRecord record : records) {
            Envelope<?> event = record.envelope();
            PipelineEvent fact = (PipelineEvent) event.data();
            UUID leadId = leadId(record);
            WorkedLead before = leads.getOrDefault(leadId, WorkedLead.beginning(fact.leadId()));
            WorkedLead after = before.after(fact, event.time());
            if (after != before) {
                timers.changed(before.state(), after.state());
                leads.put(leadId, after);
                changed.put(leadId, after);
            }
            history.add(new HistoryStore.Row(event.id(), leadId, event.time(), event.recordedTime(),
                    event.type().wireName(), record.value()));
            if (fact instanceof OpportunityOpened opened) {
                opportunities.add(new HistoryStore.Opportunity(opened.opportunityId(), leadId, event.recordedTime()));
            }
        }
        store.upsert(changed);
        timers.write(db);
        new HistoryStore(db).insert(history);
        new HistoryStore(db).insertOpportunities(opportunities);
    }

    private void leaveOutForgotten(Sorted sorted, Erasures erased, Effects effects) {
        sorted.leads.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.links.removeIf(link -> erased.cover(link.id(), link.recordedAt()));
        sorted.consents.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.heldBack.replaceAll((leadId, held) -> held.filter(row -> !erased.cover(leadId, row.recordedAt())));
        sorted.activities.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.scores.removeIf(row -> erased.cover(row.leadId(), row.factsUntil()));
        sorted.qualifications.removeIf(row -> erased.cover(row.leadId(), row.factsUntil()));
        sorted.pipeline.removeIf(record -> erased.cover(leadId(record), record.envelope().recordedTime()));
        sorted.references.entrySet().removeIf(row -> erased.cover(row.getKey().leadId(), row.getValue()));
        // Of a key only its last record counts: where that one is to be forgotten, an earlier one must not stay.
        for (ProfileRow row : List.copyOf(sorted.profiles.values())) {
            if (erased.cover(row.key().leadId(), row.recordedAt())) {
                sorted.profiles.remove(row.key());
                sorted.deletedProfiles.add(row.key());
            }
        }
        for (NoteRow row : List.copyOf(sorted.notes.values())) {
            if (erased.cover(row.key().leadId(), row.recordedAt())) {
                sorted.notes.remove(row.key());
                sorted.deletedNotes.add(row.key());
                effects.publish(row.cause(), tombstone(row.key()));
            }
        }
    }

    private void forget(Connection db, ContextStore context, Map<UUID, StreamRecord> erasures, Effects effects)
            throws SQLException {
        Set<UUID> leadIds = new TreeSet<>(erasures.keySet());
        context.forget(leadIds).forEach(note -> effects.publish(erasures.get(note.leadId()), tombstone(note)));
        rebuild(db, leadIds);
    }

    /** What is left of an erased lead's history: nothing, unless it came back before the erasure was folded. */
    private void rebuild(Connection db, Set<UUID> leadIds) throws SQLException {
        Map<UUID, WorkedLead> left = new HashMap<>();
        for (HistoryStore.Row row : new HistoryStore(db).of(leadIds)) {
            PipelineEvent event = read(row);
            if (event != null) {
                WorkedLead before = left.getOrDefault(row.leadId(), WorkedLead.beginning(new LeadId(row.leadId())));
                left.put(row.leadId(), before.after(event, row.happenedAt()));
            }
        }
        left.values().removeIf(lead -> lead.since() == null);
        WorkedLeadStore store = new WorkedLeadStore(db);
        WakeTimers timers = new WakeTimers(rules.team());
        store.lock(leadIds).forEach((leadId, before) -> timers.changed(before.state(),
                left.getOrDefault(leadId, WorkedLead.beginning(before.state().leadId())).state()));
        timers.write(db);
        store.delete(leadIds.stream().filter(leadId -> !left.containsKey(leadId)).toList());
        store.upsert(left);
    }

    private static PipelineEvent read(HistoryStore.Row row) {
        try {
            var type = PipelineTypes.of(row.type());
            return type == null ? null : (PipelineEvent) JSON.readValue(row.data(), type.data());
        } catch (IOException e) {
            throw new IllegalStateException("the fold stored what it could not read", e);
        }
    }

    private ProducerRecord<byte[], byte[]> tombstone(Key key) {
        return new ProducerRecord<>(Topics.PIPELINE_NOTES.name(), partitions.of(key.leadId().toString()),
                key.recordKey().getBytes(StandardCharsets.UTF_8), null);
    }

    private static UUID leadId(StreamRecord pipelineRecord) {
        return ((PipelineEvent) pipelineRecord.envelope().data()).leadId().value();
    }

    /** A batch by what it means; on compacted topics only the last record of a key is left. */
    private static final class Sorted {
        private final List<LeadRow> leads = new ArrayList<>();
        private final Map<UUID, StreamRecord> erasures = new TreeMap<>();
        private final List<Link> links = new ArrayList<>();
        private final Map<Key, ProfileRow> profiles = new HashMap<>();
        private final Set<Key> deletedProfiles = new HashSet<>();
        private final List<ActivityRow> activities = new ArrayList<>();
        private final List<ScoreRow> scores = new ArrayList<>();
        private final List<QualificationRow> qualifications = new ArrayList<>();
        private final List<StreamRecord> pipeline = new ArrayList<>();
        private final Map<DealStore.Reference, Instant> references = new HashMap<>();
        private final Set<String> fingerprints = new TreeSet<>();
        private final Map<Key, NoteRow> notes = new HashMap<>();
        private final Set<Key> deletedNotes = new HashSet<>();
        private final List<Consents.Row> consents = new ArrayList<>();
        private final Map<UUID, Optional<HeldBack>> heldBack = new HashMap<>();
        private final Map<UUID, StreamRecord> mayRelease = new HashMap<>();

        static Sorted of(List<StreamRecord> records) {
            Sorted sorted = new Sorted();
            for (StreamRecord record : records) {
                if (record.isTombstone()) {
                    sorted.addTombstone(record);
                } else {
                    sorted.add(record, record.envelope());
                    sorted.addReference(record.envelope());
                }
            }
            return sorted;
        }

        /** Types without a branch mean nothing to these tables; a test names them. */
        private void add(StreamRecord record, Envelope<?> event) {
            Object data = event.data();
            if (data instanceof LeadCaptured captured) {
                leads.add(LeadRow.of(event, captured));
                captured.consents().forEach(consent -> consent(record, captured.leadId(), consent));
            } else if (data instanceof ConsentChanged changed) {
                consent(record, changed.leadId(), changed.consent());
            } else if (data instanceof LeadAttributesChanged changed) {
                leads.add(new LeadRow(changed.leadId().value(), event.time(), event.recordedTime(), null, null,
                        changed.business(), null, null));
            } else if (data instanceof LeadErased erased) {
                erasures.merge(erased.leadId().value(), record, (a, b) ->
                        a.envelope().recordedTime().isAfter(b.envelope().recordedTime()) ? a : b);
            } else if (data instanceof LeadLinked linked) {
                link(linked.leadId(), linked.linkedTo(), true, event);
            } else if (data instanceof LeadUnlinked unlinked) {
                link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event);
            } else if (data instanceof ProfileCaptured profile) {
                Key key = key(record, profile.leadId());
                profiles.put(key, ProfileRow.of(event, key, profile));
                deletedProfiles.remove(key);
            } else if (data instanceof ActivityEvent activity) {
                ActivityRow row = ActivityRow.of(event, activity);
                if (row != null) {
                    activities.add(row);
                }
            } else if (data instanceof LeadScored scored) {
                scores.add(ScoreRow.of(scored));
            } else if (data instanceof LeadQualified qualified) {
                qualifications.add(QualificationRow.of(qualified));
            } else if (data instanceof PipelineEvent fact) {
                pipeline.add(record);
                if (fact instanceof LeadAssigned) {
                    heldBack.put(fact.leadId().value(), Optional.empty());
                }
            } else if (data instanceof RequestRefused refused) {
                HeldBack.of(refused, event.recordedTime()).ifPresent(held -> {
                    heldBack.put(held.leadId(), Optional.of(held));
                    mayRelease.put(held.leadId(), record);
                });
            } else if (data instanceof NoteWritten note) {
                Key key = key(record, note.leadId());
                notes.put(key, NoteRow.of(record, key, note));
                deletedNotes.remove(key);
            }
        }

        private void consent(StreamRecord record, LeadId leadId, Consent consent) {
            Consents.Row.of(record.envelope(), leadId, consent).ifPresent(row -> {
                consents.add(row);
                if (!row.withdrawn()) {
                    mayRelease.put(row.leadId(), record);
                }
            });
        }

        private void addTombstone(StreamRecord record) {
            Key key = Key.parse(record.key());
            if (key == null) {
                return; // the daily no-op
            }
            if (record.topic().equals(Topics.LEAD_PROFILES.name())) {
                profiles.remove(key);
                deletedProfiles.add(key);
            } else if (record.topic().equals(Topics.PIPELINE_NOTES.name())) {
                notes.remove(key);
                deletedNotes.add(key);
            }
        }

        private void link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
            links.add(new Link(leadId.value(), other.value(), linked, event.recordedTime()));
        }

        private static Key key(StreamRecord record, LeadId leadId) {
            Key key = Key.parse(record.key());
            if (key == null || !key.leadId().equals(leadId.value())) {
                throw new IllegalArgumentException("the key of a " + record.topic() + " record is not its lead's");
            }
            return key;
        }

        List<LeadAssigned> assignments() {
            return pipeline.stream().map(record -> record.envelope().data()).filter(LeadAssigned.class::isInstance)
                    .map(LeadAssigned.class::cast).toList();
        }

        /** By what imported deals find their leads. */
        private void addReference(Envelope<?> event) {
            if (event.data() instanceof LeadCaptured captured) {
                DealStore.Reference reference = DealStore.Reference.of(captured);
                if (reference != null) {
                    references.merge(reference, event.recordedTime(), (a, b) -> a.isAfter(b) ? a : b);
                }
            } else if (event.data() instanceof IdentityDeclared declared) {
                fingerprints.add(declared.fingerprint());
            }
        }

        List<DealStore.DealRow> deals() {
            return pipeline.stream().filter(record -> record.envelope().data() instanceof OpportunityImportedWon)
                    .map(record -> DealStore.DealRow.of(record.envelope(), (OpportunityImportedWon) record.envelope().data())).toList();
        }

        Set<UUID> leadIds() {
            Set<UUID> ids = new HashSet<>(erasures.keySet());
            leads.forEach(row -> ids.add(row.leadId()));
            scores.forEach(row -> ids.add(row.leadId()));
            qualifications.forEach(row -> ids.add(row.leadId()));
            profiles.keySet().forEach(key -> ids.add(key.leadId()));
            links.forEach(link -> ids.add(link.id()));
            notes.keySet().forEach(key -> ids.add(key.leadId()));
            activities.forEach(row -> ids.add(row.leadId()));
            consents.forEach(row -> ids.add(row.leadId()));
            ids.addAll(heldBack.keySet());
            pipeline.forEach(record -> ids.add(leadId(record)));
            return ids;
        }
    }
}

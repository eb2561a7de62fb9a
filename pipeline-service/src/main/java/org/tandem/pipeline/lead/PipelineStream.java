package org.tandem.pipeline.lead;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.pipeline.lead.ContextRows.Key;
import org.tandem.pipeline.lead.ContextRows.LeadRow;
import org.tandem.pipeline.lead.ContextRows.NoteRow;
import org.tandem.pipeline.lead.ContextRows.ProfileRow;
import org.tandem.pipeline.lead.ContextRows.QualificationRow;
import org.tandem.pipeline.lead.ContextRows.ScoreRow;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Pipeline's tables as a fold of its topics, and what that causes: for an erasure a tombstone for every note about the
 * lead, for late ones as well; for consent that is given again, or a link to somebody who withdrew it that is parted, that a lead which
 * was held back is asked for once more.
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
        Map<UUID, ScoreRow> scores = merged(sorted.scores, ScoreRow::leadId, (earlier, later) -> later);
        context.upsertScores(scores);
        new WorkedLeadStore(db).asked(scores.keySet());
        context.upsertQualifications(merged(sorted.qualifications, QualificationRow::leadId, (earlier, later) -> later));
        Links.TABLE.upsert(db, sorted.links);
        Consents.insert(db, sorted.consents);
        context.upsertNotes(sorted.notes);
        context.deleteNotes(sorted.deletedNotes);
        foldPipeline(db, sorted.pipeline);
        foldTeam(db, sorted.team);
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
        records.forEach(record -> leadIds.add(Sorted.leadId(record)));
        WorkedLeadStore store = new WorkedLeadStore(db);
        Map<UUID, WorkedLead> leads = store.lock(leadIds);
        Map<UUID, WorkedLead> changed = new HashMap<>();
        WakeTimers timers = new WakeTimers(rules.team());
        List<HistoryStore.Row> history = new ArrayList<>(records.size());
        OpportunityStore opportunities = new OpportunityStore();
        for (StreamRecord record : records) {
            Envelope<?> event = record.envelope();
            PipelineEvent fact = (PipelineEvent) event.data();
            UUID leadId = Sorted.leadId(record);
            WorkedLead before = leads.getOrDefault(leadId, WorkedLead.beginning(fact.leadId()));
            WorkedLead after = before.after(fact, event.time());
            if (after != before) {
                timers.changed(before.state(), after.state());
                leads.put(leadId, after);
                changed.put(leadId, after);
            }
            history.add(new HistoryStore.Row(event.id(), leadId, event.time(), event.recordedTime(),
                    event.type().wireName(), record.value()));
            opportunities.happened(fact, event.time(), event.recordedTime());
        }
        store.upsert(changed);
        timers.write(db);
        new HistoryStore(db).insert(history);
        opportunities.write(db);
    }

    private static void foldTeam(Connection db, List<StreamRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        Map<String, Membership> team = TeamStore.all(db);
        Map<String, Membership> changed = new TreeMap<>();
        for (StreamRecord record : records) {
            TeamEvent event = (TeamEvent) record.envelope().data();
            Membership after = TeamChange.after(team.get(event.rep()), event, record.envelope().time());
            if (after != null) {
                team.put(after.rep(), after);
                changed.put(after.rep(), after);
            }
        }
        TeamStore.upsert(db, changed.values());
    }

    private void leaveOutForgotten(Sorted sorted, Erasures erased, Effects effects) {
        sorted.leads.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.links.removeIf(link -> erased.cover(link.id(), link.recordedAt()));
        sorted.consents.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.heldBack.replaceAll((leadId, held) -> held.filter(row -> !erased.cover(leadId, row.recordedAt())));
        sorted.activities.removeIf(row -> erased.cover(row.leadId(), row.recordedAt()));
        sorted.scores.removeIf(row -> erased.cover(row.leadId(), row.factsUntil()));
        sorted.qualifications.removeIf(row -> erased.cover(row.leadId(), row.factsUntil()));
        sorted.pipeline.removeIf(record -> erased.cover(Sorted.leadId(record), record.envelope().recordedTime()));
        sorted.references.entrySet().removeIf(row -> erased.cover(row.getKey().leadId(), row.getValue()));
        // Of a key only its last record counts: where that one is to be forgotten, an earlier one must not stay.
        for (ProfileRow row : List.copyOf(sorted.profiles.values())) {
            if (erased.cover(row.key().leadId(), row.recordedAt())) {
                sorted.profiles.remove(row.key());
                sorted.deletedProfiles.add(row.key());
            }
        }
        for (NoteRow row : List.copyOf(sorted.notes.values())) {
            if (erased.cover(row.key().leadId(), row.coveredFrom())) {
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

}

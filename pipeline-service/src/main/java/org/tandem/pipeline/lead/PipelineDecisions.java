package org.tandem.pipeline.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.pipeline.Asked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.MergeRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.lifecycle.Decision;
import org.tandem.pipeline.lifecycle.LeadLifecycle;
import org.tandem.pipeline.lifecycle.OpenAttempts;
import org.tandem.pipeline.lifecycle.Refusal;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.lifecycle.Standing;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.Decisions;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;
import org.tandem.projection.service.ServiceStream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what is asked of leads, and what becomes of qualified and of linked ones: loads what {@link LeadLifecycle} needs, and writes
 * what it says.
 */
@ApplicationScoped
public class PipelineDecisions implements Decisions {

    private static final Set<EventType<?>> REQUESTS = Stream.concat(EventTypes.on(Topics.PIPELINE_REQUESTS).stream(),
            Stream.of(EventTypes.LEAD_QUALIFIED, EventTypes.LEAD_LINKED)).collect(Collectors.toUnmodifiableSet());

    private final LeadLifecycle lifecycle;
    private final SalesRules rules;
    private final EventCodec codec;
    private final String source;

    PipelineDecisions(LeadLifecycle lifecycle, SalesRules rules, EventCodec codec, ServiceStream stream) {
        this.lifecycle = lifecycle;
        this.rules = rules;
        this.codec = codec;
        this.source = stream.source();
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.PIPELINE_REQUESTS, Topics.SCORES, Topics.LEADS);
    }

    @Override
    public Set<EventType<?>> requests() {
        return REQUESTS;
    }

    @Override
    public Topic refusals() {
        return Topics.PIPELINE;
    }

    @Override
    public List<Outcome> decide(Connection db, List<Request> requests, Instant now) throws SQLException {
        lockPartitions(db, requests);
        DecisionBatch batch = DecisionBatch.load(db, requests, rules);
        List<Outcome> outcomes = new ArrayList<>(requests.size());
        for (Request request : requests) {
            outcomes.add(decide(batch, request, now));
        }
        batch.write();
        return outcomes;
    }

    /**
     * Keeps the folds of these partitions out until the commit, as they keep each other out: an erasure is then folded
     * before these decisions or after them, never in between.
     */
    private static void lockPartitions(Connection db, List<Request> requests) throws SQLException {
        Set<Integer> partitions = new TreeSet<>();
        requests.forEach(request -> partitions.add(request.record().partition().partition()));
        try (PreparedStatement lock = db.prepareStatement(
                "select next from position where partition = any (?) order by partition, topic for update")) {
            lock.setArray(1, db.createArrayOf("int4", partitions.toArray()));
            lock.executeQuery().close();
        }
    }

    /** Whom leads can go to is decided on one partition; whoever assigns on another must know what was. */
    @Override
    public Set<String> sharedState() {
        return Set.of(Team.POOL);
    }

    private Outcome decide(DecisionBatch batch, Request request, Instant now) {
        if (request.data() instanceof RepChangeRequested change) {
            TeamChange changed = TeamChange.decide(batch.member(change.rep()), batch.knowsTeam(), change, now);
            batch.changed(changed);
            return TeamOutcomes.of(changed);
        }
        if (request.data() instanceof LeadQualified qualified) {
            return route(batch, qualified.leadId(), request.id(), Instant.parse(qualified.factsUntil()),
                    Instant.parse(qualified.asOf()), request, now);
        } else if (request.data() instanceof RoutingRequested routing) {
            Instant recordedAt = request.envelope().recordedTime();
            // Under its own id it was held back, who knows for how long; under another it has only just qualified.
            return route(batch, routing.leadId(), routing.qualification(), recordedAt,
                    routing.leadId().equals(routing.qualified()) ? null : recordedAt, request, now);
        }
        if (request.data() instanceof LeadLinked linked) {
            return merge(batch, linked.leadId(), request, now);
        } else if (request.data() instanceof MergeRequested merge) {
            return merge(batch, merge.leadId(), request, now);
        }
        PipelineRequest asked = (PipelineRequest) request.data();
        UUID leadId = asked.leadId().value();
        boolean wakes = asked instanceof WakeRequested;
        Decision decision = batch.lifecycle().decide(batch.lead(asked.leadId()).state(),
                wakes ? batch.standingToWake(leadId) : batch.standing(leadId), asked, request.id(), batch.turns(),
                wakes ? later(now, request.envelope().recordedTime()) : now);
        return outcome(batch, asked.leadId(), decision, request, now);
    }

    /**
     * @param qualifiedAt null where nobody knows. Scores are folded apart from what is decided: of a person who was disqualified until
     *                    then, that may still be the last the tables know
     */
    private Outcome route(DecisionBatch batch, LeadId leadId, UUID qualification, Instant factsUntil, Instant qualifiedAt, Request request,
                          Instant now) {
        List<String> disqualifiedBy = batch.disqualifiedSince(qualifiedAt, leadId.value());
        Standing standing = batch.standingOfFact(leadId.value(), factsUntil, disqualifiedBy);
        if (standing instanceof Standing.LinkedAway away) {
            return disqualifiedBy.isEmpty() ? routedUnder(away.canonical(), leadId, qualification, request)
                    : outcome(batch, leadId, new Decision.Refused(Refusal.disqualified(disqualifiedBy)), request, now);
        }
        return outcome(batch, leadId, batch.lifecycle().qualify(batch.lead(leadId).state(), standing, qualification, batch.turns()),
                request, now);
    }

    /** A timer is due by the clock of whoever fires it, which may be ahead of ours; it does not fire again. */
    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * Two ids became one person. What sales does with a lead is decided on the lead's own partition, or its events would
     * stand in another order than they happened; so the attempts under other ids that are too many are asked about.
     */
    private Outcome merge(DecisionBatch batch, LeadId leadId, Request request, Instant now) {
        if (batch.isErased(leadId.value(), request.envelope().recordedTime())) {
            return new Outcome.Refused(Refusal.ERASED);
        }
        OpenAttempts open = batch.openAttempts(leadId.value());
        LeadId kept = open.kept().orElse(leadId);
        Outcome own = outcome(batch, leadId, open.tooMany().contains(leadId)
                ? lifecycle.merge(batch.lead(leadId).state(), kept) : Decision.refused(Refusal.NOTHING_TO_MERGE), request, now);
        if (!(request.data() instanceof LeadLinked)) {
            return own;
        }
        List<OutcomeEvent<?>> events = new ArrayList<>();
        for (LeadId other : open.tooMany()) {
            if (!other.equals(leadId)) {
                events.add(OutcomeEvent.of(Topics.PIPELINE_REQUESTS, EventTypes.LEAD_MERGE_REQUESTED, other.toString(),
                        new MergeRequested(other, kept)).named(EventTypes.LEAD_MERGE_REQUESTED.name() + "/" + other));
            }
        }
        if (events.isEmpty()) {
            return own;
        }
        events.addAll(0, own instanceof Outcome.Granted granted ? granted.events() : List.of(OutcomeEvent.of(Topics.PIPELINE,
                EventTypes.REQUEST_REFUSED, leadId.toString(), new RequestRefused(request.id(), leadId.toString(),
                        ((Outcome.Refused) own).code(), List.of()))));
        return new Outcome.Granted(events);
    }

    /** The answer for this id is no, and the same is asked again for the id that the person is worked on under. */
    private static Outcome routedUnder(LeadId canonical, LeadId qualified, UUID qualification, Request request) {
        return Outcome.Granted.of(
                OutcomeEvent.of(Topics.PIPELINE, EventTypes.REQUEST_REFUSED, qualified.toString(), new RequestRefused(
                        request.id(), qualified.toString(), Refusal.LINKED_AWAY,
                        List.of(new Fact("canonical", canonical.toString())))),
                OutcomeEvent.of(Topics.PIPELINE_REQUESTS, EventTypes.LEAD_ROUTING_REQUESTED, canonical.toString(),
                        new RoutingRequested(canonical, qualified, qualification)));
    }

    private Outcome outcome(DecisionBatch batch, LeadId leadId, Decision decision, Request request, Instant now) {
        if (decision instanceof Decision.Refused refused) {
            batch.refused(leadId, request, refused.refusal(), now);
            return new Outcome.Refused(refused.refusal().code(), refused.refusal().facts());
        }
        List<OutcomeEvent<?>> events = new ArrayList<>();
        for (PipelineEvent event : ((Decision.Done) decision).events()) {
            EventType<PipelineEvent> type = PipelineTypes.of(event);
            events.add(OutcomeEvent.of(Topics.PIPELINE, type, leadId.toString(), event));
            batch.happened(event, new HistoryStore.Row(request.eventId(type.name()), leadId.value(), now, now,
                    type.wireName(), json(type, event, now)), now);
        }
        if (request.data() instanceof Asked asked && asked.note() != null) {
            UUID noted = request.eventId(events.get(events.size() - 1).name());
            events.add(OutcomeEvent.of(Topics.PIPELINE_NOTES, EventTypes.PIPELINE_NOTE_WRITTEN, leadId.toString(),
                            new NoteWritten(leadId, noted, batch.lead(leadId).state().attempt(), asked.note(), asked.by(),
                                    batch.erasedUntil(leadId)))
                    .keyed(leadId + "/" + noted));
        }
        return new Outcome.Granted(events);
    }

    /** The data as it will stand in the log, for the history that a rebuild would find there. */
    private byte[] json(EventType<PipelineEvent> type, PipelineEvent event, Instant now) {
        return codec.write(Topics.PIPELINE, 0, "", new Envelope<>(event.leadId().value(), source, type, null, now, now, null,
                null, event)).value();
    }
}

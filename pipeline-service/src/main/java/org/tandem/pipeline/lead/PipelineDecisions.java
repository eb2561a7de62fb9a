package org.tandem.pipeline.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.pipeline.Asked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
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
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.pipeline.lifecycle.Decision;
import org.tandem.pipeline.lifecycle.Dispositions;
import org.tandem.pipeline.lifecycle.LeadLifecycle;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.lifecycle.OpenAttempts;
import org.tandem.pipeline.lifecycle.Refusal;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.lifecycle.Standing;
import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.pipeline.routing.Turns;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.Decisions;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.sql.LinkTable.Link;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Batch batch = Batch.load(db, requests, rules);
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

    private Outcome decide(Batch batch, Request request, Instant now) {
        if (request.data() instanceof RepChangeRequested change) {
            TeamChange changed = TeamChange.decide(batch.team.get(change.rep()), change, now);
            batch.changed(changed);
            return TeamOutcomes.of(changed);
        }
        if (request.data() instanceof LeadQualified qualified) {
            return route(batch, qualified.leadId(), request.id(), Instant.parse(qualified.factsUntil()), request, now);
        } else if (request.data() instanceof RoutingRequested routing) {
            return route(batch, routing.leadId(), routing.qualification(), request.envelope().recordedTime(), request, now);
        }
        if (request.data() instanceof LeadLinked linked) {
            return merge(batch, linked.leadId(), request, now);
        } else if (request.data() instanceof MergeRequested merge) {
            return merge(batch, merge.leadId(), request, now);
        }
        PipelineRequest asked = (PipelineRequest) request.data();
        Decision decision = batch.lifecycle.decide(batch.lead(asked.leadId()).state(), batch.standing(asked.leadId().value()), asked,
                request.id(), batch.turns, asked instanceof WakeRequested ? later(now, request.envelope().recordedTime()) : now);
        return outcome(batch, asked.leadId(), decision, request, now);
    }

    private Outcome route(Batch batch, LeadId leadId, UUID qualification, Instant factsUntil, Request request, Instant now) {
        Standing standing = batch.standingOfFact(leadId.value(), factsUntil);
        return standing instanceof Standing.LinkedAway away
                ? routedUnder(away.canonical(), leadId, qualification, request)
                : outcome(batch, leadId, batch.lifecycle.qualify(batch.lead(leadId).state(), standing, qualification, batch.turns),
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
    private Outcome merge(Batch batch, LeadId leadId, Request request, Instant now) {
        if (batch.erased.cover(leadId.value(), request.envelope().recordedTime())) {
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

    private Outcome outcome(Batch batch, LeadId leadId, Decision decision, Request request, Instant now) {
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
                            new NoteWritten(leadId, noted, batch.lead(leadId).state().attempt(), asked.note(), asked.by()))
                    .keyed(leadId + "/" + noted));
        }
        return new Outcome.Granted(events);
    }

    /** The data as it will stand in the log, for the history that a rebuild would find there. */
    private byte[] json(EventType<PipelineEvent> type, PipelineEvent event, Instant now) {
        return codec.write(Topics.PIPELINE, 0, "", new Envelope<>(event.leadId().value(), source, type, null, now, now, null,
                null, event)).value();
    }

    /** What the requests of one transaction need to know, and what their decisions change. */
    private static final class Batch {
        private final Connection db;
        private final Map<UUID, WorkedLead> worked;
        private final Set<UUID> known;
        private final Erasures erased;
        private final Links links;
        private final Map<UUID, Withdrawals> withdrawn;
        private final WakeTimers timers;
        private final SalesRules rules;
        private final Map<String, Membership> team;
        private final Map<String, Membership> changedTeam = new TreeMap<>();
        private LeadLifecycle lifecycle;
        private Turns turns;
        private final Set<UUID> changed = new LinkedHashSet<>();
        private final List<HistoryStore.Row> history = new ArrayList<>();
        private final Map<UUID, Optional<HeldBack>> heldBack = new HashMap<>();
        private final List<LeadAssigned> assignments = new ArrayList<>();
        private final OpportunityStore opportunities = new OpportunityStore();

        private Batch(Connection db, Map<UUID, WorkedLead> worked, Set<UUID> known, Erasures erased, Links links,
                      Map<UUID, Withdrawals> withdrawn, SalesRules rules, Map<String, Membership> team, Turns turns) {
            this.db = db;
            this.worked = worked;
            this.known = known;
            this.erased = erased;
            this.links = links;
            this.withdrawn = withdrawn;
            this.rules = rules;
            this.timers = new WakeTimers(rules.team());
            this.team = team;
            this.turns = turns;
            lifecycle = lifecycle();
        }

        static Batch load(Connection db, List<Request> requests, SalesRules rules) throws SQLException {
            Set<UUID> leadIds = new TreeSet<>();
            requests.stream().filter(request -> !(request.data() instanceof RepChangeRequested))
                    .forEach(request -> leadIds.add(leadIdOf(request)));
            Erasures erased = Erasures.of(db, leadIds);
            // The fold may not have got there; what it has folded since was recorded later, and stays.
            Links.TABLE.upsert(db, links(requests, erased));
            Links links = Links.locked(db, leadIds);
            Set<UUID> all = new TreeSet<>(leadIds);
            links.clusters().values().forEach(all::addAll);
            // In one order for all: the pool last, because everybody wants it.
            Map<UUID, WorkedLead> worked = new WorkedLeadStore(db).lock(all);
            boolean assigns = requests.stream().anyMatch(Batch::mayAssign);
            Turns turns = assigns ? new TurnStore(db).lock(Team.POOL) : Turns.NONE_YET;
            // Under the pool's lock: nobody is given a lead by a team that is being changed.
            Map<String, Membership> team = assigns ? TeamStore.all(db) : new TreeMap<>();
            return new Batch(db, worked, new ContextStore(db).known(leadIds), erased, links,
                    Consents.withdrawn(db, leadIds, links, rules.contactPurposes()), rules, team, turns);
        }

        private LeadLifecycle lifecycle() {
            return new LeadLifecycle(rules.with(TeamStore.inForce(team, rules.team())));
        }

        void changed(TeamChange change) {
            if (change instanceof TeamChange.Made made) {
                Membership after = TeamChange.after(team.get(made.event().rep()), made.event(), made.since());
                team.put(after.rep(), after);
                changedTeam.put(after.rep(), after);
                lifecycle = lifecycle();
            }
        }

        private static boolean mayAssign(Request request) {
            return !(request.data() instanceof Asked || request.data() instanceof LeadLinked
                    || request.data() instanceof MergeRequested);
        }

        private static Collection<Link> links(List<Request> requests, Erasures erased) {
            List<Link> links = new ArrayList<>();
            for (Request request : requests) {
                Instant recordedAt = request.envelope().recordedTime();
                if (request.data() instanceof LeadLinked linked && !erased.cover(linked.leadId().value(), recordedAt)) {
                    links.add(new Link(linked.leadId().value(), linked.linkedTo().value(), true, recordedAt));
                }
            }
            return links;
        }

        private static UUID leadIdOf(Request request) {
            if (request.data() instanceof LeadQualified qualified) {
                return qualified.leadId().value();
            }
            return request.data() instanceof LeadLinked linked ? linked.leadId().value()
                    : ((PipelineRequest) request.data()).leadId().value();
        }

        WorkedLead lead(LeadId leadId) {
            return worked.getOrDefault(leadId.value(), WorkedLead.beginning(leadId));
        }

        /** For what people and timers ask. */
        Standing standing(UUID leadId) {
            UUID workedOn = links.workedOn(leadId, worked);
            if (!workedOn.equals(leadId)) {
                return new Standing.LinkedAway(new LeadId(workedOn));
            } else if (known.contains(leadId) || worked.containsKey(leadId)) {
                return known(leadId);
            }
            return erased.until().containsKey(leadId) ? new Standing.Erased() : new Standing.Unknown();
        }

        /** For a fact about the lead, which says by itself that there is one; unless it was made of what is forgotten. */
        Standing standingOfFact(UUID leadId, Instant factsUntil) {
            if (erased.cover(leadId, factsUntil)) {
                return new Standing.Erased();
            }
            UUID workedOn = links.workedOn(leadId, worked);
            return workedOn.equals(leadId) ? known(leadId) : new Standing.LinkedAway(new LeadId(workedOn));
        }

        private Standing known(UUID leadId) {
            return new Standing.Known(withdrawn.getOrDefault(leadId, Withdrawals.NONE), keptOutFor(leadId));
        }

        private String keptOutFor(UUID leadId) {
            return links.cluster(leadId).stream().filter(member -> !member.equals(leadId) && worked.containsKey(member))
                    .map(member -> Dispositions.keepsThePersonOut(worked.get(member).state())).flatMap(Optional::stream)
                    .findFirst().orElse(null);
        }

        /** On the person whose id this is. */
        OpenAttempts openAttempts(UUID leadId) {
            return new OpenAttempts(links.cluster(leadId).stream().map(worked::get).filter(lead -> lead != null && lead.isOpen())
                    .map(lead -> new OpenAttempts.Open(lead.state(), lead.since())).toList());
        }

        void refused(LeadId leadId, Request request, Refusal refusal, Instant now) {
            HeldBack.of(leadId.value(), request.id(), refusal.code(), refusal.facts(), now)
                    .ifPresent(held -> heldBack.put(held.leadId(), Optional.of(held)));
            if (request.data() instanceof WakeRequested && Refusal.WRONG_DAY.equals(refusal.code())
                    && lead(leadId).state() instanceof Recycled recycled) {
                timers.set(recycled);
            }
        }

        void happened(PipelineEvent event, HistoryStore.Row row, Instant now) {
            UUID leadId = event.leadId().value();
            WorkedLead before = lead(event.leadId());
            WorkedLead after = before.after(event, now);
            worked.put(leadId, after);
            timers.changed(before.state(), after.state());
            changed.add(leadId);
            history.add(row);
            opportunities.happened(event, now, now);
            if (event instanceof LeadAssigned assigned) {
                assignments.add(assigned);
                heldBack.put(leadId, Optional.empty());
                if (assigned.rep() != null && assigned.pool() != null) {
                    turns = turns.after(assigned.candidates(), assigned.rep());
                }
            }
        }

        void write() throws SQLException {
            Map<UUID, WorkedLead> rows = new HashMap<>();
            changed.forEach(leadId -> rows.put(leadId, worked.get(leadId)));
            new WorkedLeadStore(db).upsert(rows);
            new HistoryStore(db).insert(history);
            opportunities.write(db);
            timers.write(db);
            HeldBack.write(db, heldBack);
            new TurnStore(db).add(assignments);
            TeamStore.upsert(db, changedTeam.values());
        }
    }
}

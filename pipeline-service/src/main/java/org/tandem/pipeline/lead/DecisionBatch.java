package org.tandem.pipeline.lead;

import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.pipeline.Asked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.MergeRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.pipeline.consent.Withdrawals;
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
import org.tandem.projection.decide.Request;
import org.tandem.projection.sql.LinkTable.Link;

import java.sql.Connection;
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

/** What the requests of one transaction need to know, and what their decisions change. */
final class DecisionBatch {

    private final Connection db;
    private final Map<UUID, WorkedLead> worked;
    private final Set<UUID> known;
    private final Erasures erased;
    private final Links links;
    private final Map<UUID, Withdrawals> withdrawn;
    private final Disqualifications disqualified;
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

    private DecisionBatch(Connection db, Map<UUID, WorkedLead> worked, Set<UUID> known, Erasures erased, Links links,
                          Map<UUID, Withdrawals> withdrawn, Disqualifications disqualified, SalesRules rules,
                          Map<String, Membership> team, Turns turns) {
        this.db = db;
        this.worked = worked;
        this.known = known;
        this.erased = erased;
        this.links = links;
        this.withdrawn = withdrawn;
        this.disqualified = disqualified;
        this.rules = rules;
        this.timers = new WakeTimers(rules.team());
        this.team = team;
        this.turns = turns;
        this.lifecycle = lifecycleInForce();
    }

    static DecisionBatch load(Connection db, List<Request> requests, SalesRules rules) throws SQLException {
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
        boolean assigns = requests.stream().anyMatch(DecisionBatch::mayAssign);
        Turns turns = assigns ? new TurnStore(db).lock(Team.POOL) : Turns.NONE_YET;
        // Under the pool's lock where somebody is given a lead, so that no team does it that is being changed; and read for the others
        // too, whose days begin where the team says, whatever else is decided with them.
        Map<String, Membership> team = TeamStore.all(db);
        return new DecisionBatch(db, worked, new ContextStore(db).known(leadIds), erased, links,
                Consents.withdrawn(db, leadIds, links, rules.contactPurposes()), Disqualifications.of(db, all),
                rules, team, turns);
    }

    private LeadLifecycle lifecycleInForce() {
        return new LeadLifecycle(rules.with(TeamStore.inForce(team, rules.team())));
    }

    /** As the team is now, with what was decided in this batch. */
    LeadLifecycle lifecycle() {
        return lifecycle;
    }

    Turns turns() {
        return turns;
    }

    /** Null where the team never had this rep. */
    Membership member(String rep) {
        return team.get(rep);
    }

    /** Whether the stream says of anybody that they are or were in the team. */
    boolean knowsTeam() {
        return !team.isEmpty();
    }

    /** Up to when the lead is forgotten, as far as is known here. */
    String erasedUntil(LeadId leadId) {
        return erased.known(leadId);
    }

    boolean isErased(UUID leadId, Instant recordedAt) {
        return erased.cover(leadId, recordedAt);
    }

    void changed(TeamChange change) {
        if (change instanceof TeamChange.Made made) {
            Membership after = TeamChange.after(team.get(made.event().rep()), made.event(), made.since());
            team.put(after.rep(), after);
            changedTeam.put(after.rep(), after);
            lifecycle = lifecycleInForce();
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

    /** For what people ask. */
    Standing standing(UUID leadId) {
        return standing(leadId, links.workedOn(leadId, worked));
    }

    /** For what timers ask: a day was set for this id alone, so it comes back under it, unless sales has the person under another. */
    Standing standingToWake(UUID leadId) {
        return standing(leadId, links.openUnder(leadId, worked).orElse(leadId));
    }

    private Standing standing(UUID leadId, UUID workedOn) {
        if (!workedOn.equals(leadId)) {
            return new Standing.LinkedAway(new LeadId(workedOn));
        } else if (known.contains(leadId) || worked.containsKey(leadId)) {
            return known(leadId, disqualified.reasons(links.cluster(leadId)));
        }
        return erased.until().containsKey(leadId) ? new Standing.Erased() : new Standing.Unknown();
    }

    /**
     * For a fact about the lead, which says by itself that there is one; unless it was made of what is forgotten.
     *
     * @param disqualifiedBy what is said against the person since
     */
    Standing standingOfFact(UUID leadId, Instant factsUntil, List<String> disqualifiedBy) {
        if (erased.cover(leadId, factsUntil)) {
            return new Standing.Erased();
        }
        UUID workedOn = links.workedOn(leadId, worked);
        return workedOn.equals(leadId) ? known(leadId, disqualifiedBy) : new Standing.LinkedAway(new LeadId(workedOn));
    }

    private Standing known(UUID leadId, List<String> disqualifiedBy) {
        return new Standing.Known(withdrawn.getOrDefault(leadId, Withdrawals.NONE), keptOutFor(leadId), disqualifiedBy);
    }

    /** @param qualifiedAt when nothing was said against the person, whatever is folded of it later; null where nobody knows */
    List<String> disqualifiedSince(Instant qualifiedAt, UUID leadId) {
        List<UUID> person = links.cluster(leadId);
        return qualifiedAt == null ? disqualified.reasons(person) : disqualified.reasonsAfter(qualifiedAt, person);
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

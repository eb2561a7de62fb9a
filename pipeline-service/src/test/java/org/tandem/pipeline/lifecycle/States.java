package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.ContactRequested;
import org.tandem.events.pipeline.PipelineRequest.LossRequested;
import org.tandem.events.pipeline.PipelineRequest.MergeRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamMember;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One lead in every state, and one of every request, for the tests of the machine. */
final class States {

    static final LeadId LEAD = LeadId.of("f27235cd-ddee-56b7-a887-d47febd99214");
    static final LeadId BEN = LeadId.of("0e0b3a52-6d5d-5d3c-8f4e-5b1d7c2a9e10");
    static final UUID OPPORTUNITY = UUID.fromString("5a7c1b80-3d0e-5b7f-9c41-2f6a8e0d7b15");
    static final UUID REQUEST = UUID.fromString("7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44");
    static final UUID QUALIFICATION = UUID.fromString("3c9e4f12-8a6d-5e07-b2c1-90d4f7a6158e");
    static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    static final LocalDate WAKE_ON = LocalDate.parse("2027-03-01");
    static final Money PRICE = new Money("18000.00", "EUR");
    static final String REP = "rep-a";
    static final String OTHER = "rep-b";

    static final SalesRules RULES = new SalesRules(new Team(List.of(
            new TeamMember(REP, 1, ZoneId.of("UTC")), new TeamMember(OTHER, 1, ZoneId.of("America/Sao_Paulo"))),
            new Owner.Queue("triage")), new Stages(List.of("qualification", "proposal", "negotiation")), Set.of("email", "phone"));

    /** By a name that a failing test can be read by. */
    static Map<String, LeadState> all() {
        Map<String, LeadState> states = new LinkedHashMap<>();
        states.put("not-qualified", new LeadState.NotQualified(LEAD));
        states.put("assigned", new LeadState.Assigned(LEAD, 2, new Owner.Rep(REP)));
        states.put("in-queue", new LeadState.Assigned(LEAD, 2, new Owner.Queue("triage")));
        states.put("accepted", new LeadState.Accepted(LEAD, 2, REP, false));
        states.put("in-opportunity", new LeadState.InOpportunity(LEAD, 2, REP, false, OPPORTUNITY, "qualification", PRICE));
        states.put("rejected", new LeadState.Rejected(LEAD, 2, REP, "not-our-profile"));
        states.put("kept-out", new LeadState.Rejected(LEAD, 2, REP, "competitor"));
        states.put("recycled", new LeadState.Recycled(LEAD, 2, REP, "not-now", WAKE_ON, null));
        states.put("woken", new LeadState.Woken(LEAD, 2, REP));
        states.put("merged", new LeadState.Merged(LEAD, 2, REP));
        states.put("won", new LeadState.Won(LEAD, 2, REP));
        states.put("lost", new LeadState.Lost(LEAD, 2, REP, "price"));
        return states;
    }

    static Map<String, PipelineRequest> requestsBy(String by, boolean team) {
        Map<String, PipelineRequest> requests = new LinkedHashMap<>();
        requests.put("accept", new AcceptRequested(LEAD, by, team));
        requests.put("reject", new RejectRequested(LEAD, by, team, "not-our-profile", null, null));
        requests.put("recycle", new RecycleRequested(LEAD, by, team, null, "2027-03-01", null));
        requests.put("contact", new ContactRequested(LEAD, by, team, "phone", "reached", null));
        requests.put("open", new OpportunityRequested(LEAD, by, team, null, PRICE, null));
        requests.put("move", new StageMoveRequested(LEAD, OPPORTUNITY, by, team, "proposal", null, null));
        requests.put("win", new WinRequested(LEAD, OPPORTUNITY, by, team, null, null));
        requests.put("lose", new LossRequested(LEAD, OPPORTUNITY, by, team, "price", null));
        requests.put("wake", new WakeRequested(LEAD, 2, "2027-03-01"));
        requests.put("merge", new MergeRequested(LEAD, BEN));
        requests.put("route", new RoutingRequested(LEAD, LEAD, QUALIFICATION));
        return requests;
    }

    private States() {
    }
}

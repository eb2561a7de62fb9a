package org.tandem.pipeline.lifecycle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadWoken;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityStageMoved;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamMember;
import org.tandem.pipeline.routing.Turns;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.pipeline.lifecycle.States.LEAD;
import static org.tandem.pipeline.lifecycle.States.NOW;
import static org.tandem.pipeline.lifecycle.States.OPPORTUNITY;
import static org.tandem.pipeline.lifecycle.States.OTHER;
import static org.tandem.pipeline.lifecycle.States.PRICE;
import static org.tandem.pipeline.lifecycle.States.QUALIFICATION;
import static org.tandem.pipeline.lifecycle.States.REP;
import static org.tandem.pipeline.lifecycle.States.REQUEST;
import static org.tandem.pipeline.lifecycle.States.RULES;

class LeadLifecycleTest {

    private static final Standing KNOWN = new Standing.Known();
    private static final LeadLifecycle LIFECYCLE = new LeadLifecycle(RULES);

    /** Every state and every request of the rep whose lead it is: what it becomes, or why it does not. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, value = {
        "state,         accept,           reject,           recycle,          contact,        open,             move,          win,           lose,          wake,         route, merge",
        "not-qualified, not-yours,        not-yours,        not-yours,        not-yours,      not-yours,        not-yours,     not-yours,     not-yours,     not-recycled, Assigned, nothing-to-merge",
        "assigned,      Accepted,         Rejected,         Recycled,         Assigned,       not-accepted,     no-opportunity,no-opportunity,no-opportunity,not-recycled, already-open, Merged",
        "in-queue,      Accepted,         Rejected,         Recycled,         not-accepted,   not-accepted,     no-opportunity,no-opportunity,no-opportunity,not-recycled, already-open, Merged",
        "accepted,      already-accepted, Rejected,         Recycled,         Accepted,       InOpportunity,    no-opportunity,no-opportunity,no-opportunity,not-recycled, already-open, Merged",
        "in-opportunity,already-accepted, opportunity-open, opportunity-open, InOpportunity,  opportunity-open, InOpportunity, Won,           Lost,          not-recycled, already-open, opportunity-open",
        "rejected,      closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        not-recycled, Assigned, nothing-to-merge",
        "kept-out,      closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        not-recycled, kept-out, nothing-to-merge",
        "recycled,      closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        wrong-day,    Assigned, nothing-to-merge",
        "woken,         not-yours,        not-yours,        not-yours,        not-yours,      not-yours,        not-yours,     not-yours,     not-yours,     not-recycled, Assigned, nothing-to-merge",
        "merged,        closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        not-recycled, Assigned, nothing-to-merge",
        "won,           closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        not-recycled, Assigned, nothing-to-merge",
        "lost,          closed,           closed,           closed,           closed,         closed,           closed,        closed,        closed,        not-recycled, Assigned, nothing-to-merge"})
    void decidesEveryRequestInEveryState(String state, String accept, String reject, String recycle, String contact,
                                         String open, String move, String win, String lose, String wake, String route, String merge) {
        // Given
        Map<String, String> expected = new HashMap<>(Map.of("accept", accept, "reject", reject, "recycle", recycle, "contact", contact,
                "open", open, "move", move, "win", win, "lose", lose, "wake", wake, "route", route));
        expected.put("merge", merge);

        States.requestsBy(REP, false).forEach((name, request) -> {
            // When
            Decision decision = decide(States.all().get(state), request);

            // Then
            assertThat(shown(decision)).as(name + " when " + state).isEqualTo(expected.get(name));
        });
    }

    @Test
    void isToldOfEveryStateAndEveryRequestThatThereIs() {
        assertThat(States.all().values()).extracting(Object::getClass).containsAll(records(LeadState.class));
        assertThat(States.requestsBy(REP, false).values()).extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(records(PipelineRequest.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigned", "accepted", "in-opportunity", "rejected", "kept-out", "recycled", "merged", "won", "lost",
            "not-qualified", "woken"})
    void hidesALeadFromARepWhoseItIsNot(String state) {
        States.requestsBy(OTHER, false).forEach((name, request) -> {
            if (!Set.of("wake", "route", "merge").contains(name)) {
                assertThat(shown(decide(States.all().get(state), request))).as(name).isEqualTo("not-yours");
            }
        });
    }

    @Test
    void handsNobodyOverWhoTookConsentBackAndTakesNothingFromWhoHasThem() {
        // Given
        Standing withdrawn = new Standing.Known(Withdrawals.of(
                List.of(new Withdrawals.Statement("phone", true, NOW)), Set.of("phone")), null, List.of());
        Map<String, String> expected = Map.of("not-qualified", "consent-withdrawn", "rejected", "consent-withdrawn",
                "recycled", "consent-withdrawn", "woken", "consent-withdrawn", "won", "consent-withdrawn",
                "lost", "consent-withdrawn", "kept-out", "kept-out", "assigned", "already-open",
                "accepted", "already-open");

        expected.forEach((state, answer) -> {
            // When
            Decision decision = LIFECYCLE.qualify(States.all().get(state), withdrawn, QUALIFICATION, Turns.NONE_YET);

            // Then
            assertThat(shown(decision)).as(state).isEqualTo(answer);
        });
        assertThat(shown(LIFECYCLE.decide(States.all().get("recycled"), withdrawn, new WakeRequested(LEAD, 2, "2027-03-01"),
                REQUEST, Turns.NONE_YET, Instant.parse("2027-03-01T12:00:00Z")))).isEqualTo("consent-withdrawn");
        assertThat(shown(LIFECYCLE.decide(States.all().get("accepted"), withdrawn,
                new RejectRequested(LEAD, REP, false, "not-our-profile", null, null), REQUEST, Turns.NONE_YET, NOW)))
                .isEqualTo("Rejected");
    }

    @Test
    void handsNobodyOverWhomScoringDisqualifiedAndTakesNothingFromWhoHasThem() {
        // Given
        Standing disqualified = new Standing.Known(Withdrawals.of(List.of(new Withdrawals.Statement("phone", true, NOW)), Set.of("phone")),
                null, List.of("student", "unreachable-country"));
        Refusal refusal = new Refusal("disqualified", Map.of("reasons", "student,unreachable-country"));

        // Then
        for (String state : List.of("not-qualified", "rejected", "recycled", "woken", "merged", "won", "lost")) {
            assertThat(LIFECYCLE.qualify(States.all().get(state), disqualified, QUALIFICATION, Turns.NONE_YET)).as(state)
                    .isEqualTo(new Decision.Refused(refusal));
        }
        assertThat(LIFECYCLE.decide(States.all().get("recycled"), disqualified, new WakeRequested(LEAD, 2, "2027-03-01"), REQUEST,
                Turns.NONE_YET, Instant.parse("2027-03-01T12:00:00Z"))).isEqualTo(new Decision.Refused(refusal));
        assertThat(shown(LIFECYCLE.qualify(States.all().get("assigned"), disqualified, QUALIFICATION, Turns.NONE_YET))).isEqualTo("already-open");
        assertThat(shown(LIFECYCLE.decide(States.all().get("assigned"), disqualified, new AcceptRequested(LEAD, REP, false), REQUEST,
                Turns.NONE_YET, NOW))).isEqualTo("Accepted");
    }

    @Test
    void keepsAPersonOutUnderEveryIdOfTheirs() {
        // Given
        Standing keptOut = new Standing.Known(Withdrawals.NONE, "competitor", List.of());

        // When
        Decision decision = LIFECYCLE.qualify(States.all().get("not-qualified"), keptOut, QUALIFICATION, Turns.NONE_YET);

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(new Refusal("kept-out", Map.of("reason", "competitor"))));
        assertThat(Dispositions.keepsThePersonOut(States.all().get("kept-out"))).contains("competitor");
        assertThat(Dispositions.keepsThePersonOut(States.all().get("rejected"))).isEmpty();
        assertThat(Dispositions.keepsThePersonOut(new LeadState.Rejected(LEAD, 2, REP, "duplicate"))).isEmpty();
    }

    @Test
    void handsADuplicateOverAgainUnlessThePersonIsWorkedOnUnderAnotherId() {
        // Given
        LeadState duplicate = new LeadState.Rejected(LEAD, 2, REP, "duplicate");

        // Then
        assertThat(shown(LIFECYCLE.qualify(duplicate, KNOWN, QUALIFICATION, Turns.NONE_YET))).isEqualTo("Assigned");
        assertThat(shown(LIFECYCLE.qualify(duplicate, new Standing.LinkedAway(States.BEN), QUALIFICATION, Turns.NONE_YET))).isEqualTo("linked-away");
    }

    @Test
    void givesAMergedLeadThatQualifiesByItselfAgainToWhoHadIt() {
        // When
        Decision decision = LIFECYCLE.qualify(new LeadState.Merged(LEAD, 2, OTHER), KNOWN, QUALIFICATION, Turns.NONE_YET);

        // Then
        LeadAssigned assigned = (LeadAssigned) ((Decision.Done) decision).events().get(0);
        assertThat(assigned.rep()).isEqualTo(OTHER);
        assertThat(assigned.attempt()).isEqualTo(3);
    }

    @Test
    void tellsARepWhoSawALeadInItsQueueWhoWasFaster() {
        // Given
        LeadState queued = States.all().get("in-queue");
        LeadState taken = ((Decision.Done) decide(queued, new AcceptRequested(LEAD, REP, false))).next();

        // When
        Decision late = decide(taken, new AcceptRequested(LEAD, OTHER, false));

        // Then
        assertThat(late).isEqualTo(new Decision.Refused(new Refusal("held-by-another", Map.of("rep", REP))));
    }

    @Test
    void letsAManagerActForTheOwner() {
        // When
        Decision decision = decide(States.all().get("assigned"), new AcceptRequested(LEAD, "manager-1", true));

        // Then
        assertThat(decision).isEqualTo(new Decision.Done(java.util.List.of(new LeadAccepted(LEAD, 2, REP, "manager-1")),
                new LeadState.Accepted(LEAD, 2, REP, false)));
    }

    @Test
    void decidesNothingAboutALeadThatIsNotThere() {
        // Given
        LeadId canonical = LeadId.of("0e0b3a52-6d5d-5d3c-8f4e-5b1d7c2a9e10");
        Map<Standing, Refusal> refusals = Map.of(
                new Standing.Unknown(), new Refusal("unknown-lead", Map.of()),
                new Standing.Erased(), new Refusal("erased", Map.of()),
                new Standing.LinkedAway(canonical), new Refusal("linked-away", Map.of("canonical", canonical.toString())));

        refusals.forEach((standing, refusal) -> States.all().values().forEach(state ->
                States.requestsBy(REP, true).values().forEach(request -> {
                    // When
                    Decision decision = LIFECYCLE.decide(state, standing, request, REQUEST, Turns.NONE_YET, NOW);

                    // Then
                    assertThat(decision).isEqualTo(new Decision.Refused(refusal));
                })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-qualified", "assigned", "accepted", "in-opportunity", "rejected", "recycled", "merged", "won", "lost"})
    void saysWhereAPersonIsWorkedOnOnlyToWhoMayKnow(String state) {
        // Given
        Standing linkedAway = new Standing.LinkedAway(States.BEN);

        States.requestsBy(OTHER, false).forEach((name, request) -> {
            // When
            String answer = shown(LIFECYCLE.decide(States.all().get(state), linkedAway, request, REQUEST, Turns.NONE_YET, NOW));

            // Then
            assertThat(answer).as(name).isEqualTo(Set.of("wake", "route", "merge").contains(name) ? "linked-away" : "not-yours");
        });
    }

    @Test
    void tellsWhoHadALeadWhereThePersonIsWorkedOnNow() {
        assertThat(LIFECYCLE.decide(States.all().get("merged"), new Standing.LinkedAway(States.BEN), new AcceptRequested(LEAD, REP, false),
                REQUEST, Turns.NONE_YET, NOW))
                .isEqualTo(new Decision.Refused(new Refusal("linked-away", Map.of("canonical", States.BEN.toString()))));
    }

    @Test
    void countsAttempts() {
        // When
        Decision first = LIFECYCLE.qualify(new LeadState.NotQualified(LEAD), KNOWN, QUALIFICATION, Turns.NONE_YET);
        Decision third = LIFECYCLE.qualify(States.all().get("lost"), KNOWN, QUALIFICATION, Turns.NONE_YET);

        // Then
        assertThat(((LeadAssigned) event(first, 0)).attempt()).isEqualTo(1);
        assertThat(((LeadAssigned) event(first, 0)).qualification()).isEqualTo(QUALIFICATION);
        assertThat(((LeadAssigned) event(third, 0)).attempt()).isEqualTo(3);
    }

    @Test
    void wakesALeadThatShowsInterestAgainAndGivesItToWhoHadIt() {
        // Given
        Turns itIsTheOthersTurn = new Turns(Map.of(OTHER, 10L));

        // When
        Decision decision = LIFECYCLE.qualify(States.all().get("recycled"), KNOWN, QUALIFICATION, itIsTheOthersTurn);

        // Then
        assertThat(event(decision, 0)).isEqualTo(new LeadWoken(LEAD, 2, "new-interest"));
        assertThat(((LeadAssigned) event(decision, 1)).rep()).isEqualTo(REP);
        assertThat(((LeadAssigned) event(decision, 1)).attempt()).isEqualTo(3);
    }

    @Test
    void wakesALeadOnItsDayAndNotBefore() {
        // Given
        LeadState recycled = States.all().get("recycled");
        WakeRequested request = new WakeRequested(LEAD, 2, "2027-03-01");

        // When
        Decision dayBefore = decide(recycled, request, Instant.parse("2027-02-28T23:59:59Z"));
        Decision onTheDay = decide(recycled, request, Instant.parse("2027-03-01T00:00:00Z"));
        Decision ofAnEarlierAttempt = decide(recycled, new WakeRequested(LEAD, 1, "2027-03-01"), Instant.parse("2027-03-01T00:00:00Z"));

        // Then
        assertThat(shown(dayBefore)).isEqualTo("wrong-day");
        assertThat(event(onTheDay, 0)).isEqualTo(new LeadWoken(LEAD, 2, "date"));
        assertThat(shown(onTheDay)).isEqualTo("Assigned");
        assertThat(shown(ofAnEarlierAttempt)).isEqualTo("not-recycled");
    }

    @Test
    void wakesALeadThatSaysNoZoneWhenItsTimerIsDueWhateverTheTeamIsNow() {
        // Given a timer that was set by the configured zone, and a team where the day begins later
        Team now = new Team(List.of(new TeamMember(REP, 1, ZoneId.of("America/Sao_Paulo"))), new Owner.Queue("triage"));

        // When
        Decision due = new LeadLifecycle(RULES.with(now)).decide(States.all().get("recycled"), KNOWN, new WakeRequested(LEAD, 2, "2027-03-01"),
                REQUEST, Turns.NONE_YET, Instant.parse("2027-03-01T00:00:00Z"));

        // Then
        assertThat(event(due, 0)).isEqualTo(new LeadWoken(LEAD, 2, "date"));
    }

    @Test
    void takesNotNowOnlyWithADay() {
        // Given
        LeadState accepted = States.all().get("accepted");

        // When
        Decision without = decide(accepted, new RejectRequested(LEAD, REP, false, "not-now", null, null));
        Decision with = decide(accepted, new RejectRequested(LEAD, REP, false, "not-now", "2027-03-01", null));
        Decision unwanted = decide(accepted, new RejectRequested(LEAD, REP, false, "competitor", "2027-03-01", null));

        // Then
        assertThat(shown(without)).isEqualTo("day-missing");
        assertThat(event(with, 0)).isEqualTo(new LeadRecycled(LEAD, 2, REP, "not-now", "2027-03-01", REP, "UTC"));
        assertThat(shown(unwanted)).isEqualTo("day-not-wanted");
    }

    /** At 02:00 UTC it is still the day before in São Paulo, where the other rep's days begin. */
    @ParameterizedTest
    @CsvSource({"2026-11-20,rep-a,wrong-day", "2026-11-21,rep-a,Recycled", "2026-11-20,rep-b,Recycled", "2026-11-19,rep-b,wrong-day",
            "2029-11-20,rep-a,Recycled", "2029-11-21,rep-a,wrong-day"})
    void takesADayAfterTheRepsTodayAndWithinThreeYears(String day, String rep, String expected) {
        // Given
        LeadState accepted = new LeadState.Accepted(LEAD, 1, rep, false);

        // When
        Decision decision = decide(accepted, new RecycleRequested(LEAD, rep, false, null, day, null),
                Instant.parse("2026-11-20T02:00:00Z"));

        // Then
        assertThat(shown(decision)).isEqualTo(expected);
    }

    /** At 20:00 UTC it is the next day already in Sydney, where the lead comes back. */
    @ParameterizedTest
    @CsvSource({"assigned,2026-11-21,wrong-day", "assigned,2026-11-22,Recycled", "accepted,2026-11-21,wrong-day", "accepted,2026-11-22,Recycled"})
    void takesADayAfterTheRepsTodayWhoeverAsks(String state, String day, String expected) {
        // Given
        LeadLifecycle sydney = new LeadLifecycle(RULES.with(new Team(List.of(new TeamMember(REP, 1, ZoneId.of("Australia/Sydney"))),
                new Owner.Queue("triage"))));

        // When
        Decision decision = sydney.decide(States.all().get(state), KNOWN, new RecycleRequested(LEAD, "manager-1", true, null, day, null),
                REQUEST, Turns.NONE_YET, Instant.parse("2026-11-20T20:00:00Z"));

        // Then
        assertThat(shown(decision)).isEqualTo(expected);
    }

    @Test
    void opensAnOpportunityWhoseIdIsTheRequests() {
        // When
        Decision decision = decide(States.all().get("accepted"), new OpportunityRequested(LEAD, REP, false, null, null, null));

        // Then
        assertThat(event(decision, 0)).isEqualTo(new OpportunityOpened(LEAD, 2, Identity.part(REQUEST, "opportunity"), REP,
                "qualification", null, REP));
    }

    @Test
    void movesAnOpportunityOnAndBackAndKeepsItsValueUnlessToldAnother() {
        // Given
        LeadState open = States.all().get("in-opportunity");
        Money more = new Money("20000.00", "EUR");

        // When
        Decision on = decide(open, new StageMoveRequested(LEAD, OPPORTUNITY, REP, false, "negotiation", null, null));
        Decision back = decide(((Decision.Done) on).next(),
                new StageMoveRequested(LEAD, OPPORTUNITY, REP, false, "proposal", more, null));

        // Then
        assertThat(event(on, 0)).isEqualTo(new OpportunityStageMoved(LEAD, 2, OPPORTUNITY, REP, "qualification",
                "negotiation", PRICE, REP));
        assertThat(event(back, 0)).isEqualTo(new OpportunityStageMoved(LEAD, 2, OPPORTUNITY, REP, "negotiation",
                "proposal", more, REP));
    }

    @Test
    void refusesAStageThatIsNoneOrWhereItIsAlready() {
        // Given
        LeadState open = States.all().get("in-opportunity");

        // Then
        assertThat(shown(decide(open, new StageMoveRequested(LEAD, OPPORTUNITY, REP, false, "signed", null, null))))
                .isEqualTo("wrong-stage");
        assertThat(shown(decide(open, new StageMoveRequested(LEAD, OPPORTUNITY, REP, false, "qualification", PRICE, null))))
                .isEqualTo("wrong-stage");
        assertThat(shown(decide(States.all().get("accepted"),
                new OpportunityRequested(LEAD, REP, false, "signed", null, null)))).isEqualTo("wrong-stage");
    }

    @Test
    void refusesToTalkOfAnotherOpportunity() {
        // When
        Decision decision = decide(States.all().get("in-opportunity"), new WinRequested(LEAD, REQUEST, REP, false, PRICE, null));

        // Then
        assertThat(decision).isEqualTo(new Decision.Refused(
                new Refusal("unknown-opportunity", Map.of("opportunity", REQUEST.toString()))));
    }

    @Test
    void winsOnlyWithAValue() {
        // Given
        LeadState ofNoValue = new LeadState.InOpportunity(LEAD, 2, REP, false, OPPORTUNITY, "proposal", null);

        // Then
        assertThat(shown(decide(ofNoValue, new WinRequested(LEAD, OPPORTUNITY, REP, false, null, null)))).isEqualTo("value-missing");
        assertThat(event(decide(ofNoValue, new WinRequested(LEAD, OPPORTUNITY, REP, false, PRICE, null)), 0))
                .isEqualTo(new OpportunityWon(LEAD, 2, OPPORTUNITY, REP, "proposal", PRICE, REP));
    }

    private static Decision decide(LeadState state, PipelineRequest request) {
        return decide(state, request, NOW);
    }

    private static Decision decide(LeadState state, PipelineRequest request, Instant now) {
        return LIFECYCLE.decide(state, KNOWN, request, REQUEST, Turns.NONE_YET, now);
    }

    private static Object event(Decision decision, int index) {
        return ((Decision.Done) decision).events().get(index);
    }

    /** The state it leads to, or the code of the refusal. */
    private static String shown(Decision decision) {
        return decision instanceof Decision.Done done ? done.next().getClass().getSimpleName()
                : ((Decision.Refused) decision).refusal().code();
    }

    private static Set<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(permitted -> permitted.isSealed() ? records(permitted).stream() : Stream.of(permitted))
                .collect(Collectors.toSet());
    }
}

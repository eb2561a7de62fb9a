package org.tandem.feedback.verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.feedback.verdict.Attempt.Closed;
import org.tandem.feedback.verdict.Attempt.Held;
import org.tandem.feedback.verdict.Attempt.Offered;
import org.tandem.feedback.verdict.VerdictOutcome.Given;
import org.tandem.feedback.verdict.VerdictOutcome.Refused;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictDecisionTest {

    private static final UUID LEAD = UUID.fromString("f27235cd-ddee-56b7-a887-d47febd99214");
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Origin FAIR = new Origin("trade-fair", "spring-fair");

    @ParameterizedTest
    @EnumSource(VerdictCode.class)
    void whoHoldsTheLeadGivesAnyVerdict(VerdictCode code) {
        // When
        VerdictOutcome outcome = decide(lead(new Held(1, "rep-1")), by("rep-1", code.code()));

        // Then
        assertThat(outcome).isEqualTo(new Given(new Verdict(id(1), LEAD, 1, "rep-1", code.code(), FAIR, 1, NOW)));
    }

    @Test
    void whoHeldItWhenTheAttemptEndedGivesOneToo() {
        assertThat(decide(lead(new Closed(1, "rep-1")), by("rep-1", "false-data"))).isInstanceOf(Given.class);
    }

    @Test
    void whoSaysNoAttemptMeansTheLastOneTheyHeld() {
        // Given
        LeadStanding lead = lead(new Closed(1, "rep-1"), new Closed(2, "rep-1"), new Held(3, "rep-2"));

        // Then
        assertThat(given(decide(lead, by("rep-1", "good"))).attempt()).isEqualTo(2);
        assertThat(given(decide(lead, by("rep-2", "good"))).attempt()).isEqualTo(3);
    }

    @Test
    void eachAttemptHasAVerdictOfItsOwn() {
        // Given
        LeadStanding lead = lead(new Closed(1, "rep-1"), new Held(2, "rep-1"));
        Verdict first = given(decide(lead, request(1, 1, "rep-1", "wrong-time", false)));

        // When
        Verdict second = given(decide(lead.with(first), request(2, 2, "rep-1", "good", false)));

        // Then
        assertThat(second.revision()).isEqualTo(1);
        assertThat(lead.with(first).with(second).verdicts()).containsOnlyKeys(1, 2);
    }

    @Test
    void whoGaveItCorrectsIt() {
        // Given
        LeadStanding lead = lead(new Held(1, "rep-1"));
        Verdict first = given(decide(lead, request(1, null, "rep-1", "no-need", false)));

        // When
        Verdict second = given(decide(lead.with(first), request(2, null, "rep-1", "good", false)));

        // Then
        assertThat(second.revision()).isEqualTo(2);
        assertThat(lead.with(first).with(second).verdicts()).containsEntry(1, second);
    }

    @Test
    void aCorrectionCountsEvenIfAClockWasBehind() {
        // Given
        LeadStanding lead = lead(new Held(1, "rep-1"));
        Verdict first = given(VerdictDecision.decide(lead, request(1, null, "rep-1", "no-need", false), NOW));

        // When
        Verdict second = given(VerdictDecision.decide(lead.with(first), request(2, null, "rep-1", "good", false), NOW.minusSeconds(5)));

        // Then
        assertThat(lead.with(first).with(second).verdicts()).containsEntry(1, second);
        assertThat(LeadStanding.of(FAIR, List.of(), List.of(second, first)).verdicts()).containsEntry(1, second);
    }

    @Test
    void theSameAgainIsNoCorrectionUnlessThereIsSomethingToAdd() {
        // Given
        LeadStanding lead = lead(new Held(1, "rep-1"));
        LeadStanding judged = lead.with(given(decide(lead, request(1, null, "rep-1", "no-need", false))));

        // Then
        assertThat(decide(judged, request(2, null, "rep-1", "no-need", false))).isEqualTo(new Refused(Refusal.ALREADY_GIVEN));
        assertThat(given(decide(judged, request(2, null, "rep-1", "no-need", true))).revision()).isEqualTo(2);
    }

    @Test
    void aLeadThatSalesWasNeverGivenHasNoVerdict() {
        assertThat(decide(lead(), by("rep-1", "good"))).isEqualTo(new Refused(Refusal.NOT_HANDED_OVER));
        assertThat(decide(LeadStanding.UNKNOWN, by("rep-1", "good"))).isEqualTo(new Refused(Refusal.NOT_HANDED_OVER));
    }

    @Test
    void aLeadThatNobodyHasTakenAgainHasNoneYet() {
        assertThat(decide(lead(new Closed(1, "rep-1"), new Offered(2)), request(1, 2, "rep-1", "good", false)))
                .isEqualTo(new Refused(Refusal.NOT_ACCEPTED_YET));
    }

    /** Whether it waits for somebody, is somebody else's, is over, was judged or never was. */
    @Test
    void whoNeverTookALeadIsToldNothingOfIt() {
        // Given
        LeadStanding judged = lead(new Held(1, "rep-1"));
        judged = judged.with(given(decide(judged, by("rep-1", "good"))));

        // Then
        for (LeadStanding lead : List.of(LeadStanding.UNKNOWN, lead(new Offered(1)), lead(new Held(1, "rep-1")),
                lead(new Closed(1, "rep-1")), lead(new Closed(1, "rep-1"), new Offered(2)), judged)) {
            for (Integer attempt : Arrays.asList(null, 1, 2, 9)) {
                assertThat(decide(lead, request(1, attempt, "rep-3", "good", true)))
                        .isEqualTo(new Refused(Refusal.NOT_HANDED_OVER));
            }
        }
    }

    @Test
    void nobodyJudgesWhatSomebodyElseHolds() {
        // Given
        LeadStanding lead = lead(new Closed(1, "rep-1"), new Held(2, "rep-2"));

        // Then
        assertThat(decide(lead, request(1, 2, "rep-1", "good", false))).isEqualTo(new Refused(Refusal.NOT_YOURS));
        assertThat(decide(lead, request(1, 1, "rep-2", "good", false))).isEqualTo(new Refused(Refusal.NOT_YOURS));
    }

    @Test
    void nobodyCorrectsWhatSomebodyElseSaid() {
        // Given a lead that went from one rep to another in the middle of an attempt
        Verdict first = given(decide(lead(new Held(1, "rep-1")), by("rep-1", "good")));
        LeadStanding lead = lead(new Held(1, "rep-2")).with(first);

        // Then
        assertThat(decide(lead, request(2, null, "rep-2", "no-need", true))).isEqualTo(new Refused(Refusal.JUDGED_BY_ANOTHER));
        assertThat(decide(lead, request(2, 1, "rep-1", "no-need", true))).isEqualTo(new Refused(Refusal.NOT_YOURS));
    }

    @Test
    void anAttemptThatNeverWasIsUnknown() {
        assertThat(decide(lead(new Held(1, "rep-1")), request(1, 2, "rep-1", "good", false)))
                .isEqualTo(new Refused(Refusal.UNKNOWN_ATTEMPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GOOD", "bad", "wrong fit"})
    void thereAreNoOtherVerdicts(String verdict) {
        assertThat(decide(lead(new Held(1, "rep-1")), by("rep-1", verdict))).isEqualTo(new Refused(Refusal.UNKNOWN_VERDICT));
    }

    private static VerdictOutcome decide(LeadStanding lead, GiveVerdict request) {
        return VerdictDecision.decide(lead, request, NOW);
    }

    private static LeadStanding lead(Attempt... attempts) {
        return LeadStanding.of(FAIR, List.of(attempts), List.of());
    }

    private static GiveVerdict by(String rep, String verdict) {
        return request(1, null, rep, verdict, false);
    }

    private static GiveVerdict request(int id, Integer attempt, String rep, String verdict, boolean withNote) {
        return new GiveVerdict(id(id), LEAD, attempt, rep, verdict, withNote);
    }

    private static Verdict given(VerdictOutcome outcome) {
        return ((Given) outcome).verdict();
    }

    private static UUID id(int id) {
        return new UUID(0, id);
    }
}

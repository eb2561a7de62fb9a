package org.tandem.scoring.lead;

import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.scoring.lead.Standing.Scored;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.scoring.lead.Lead.activity;
import static org.tandem.scoring.lead.Lead.day;
import static org.tandem.scoring.lead.Lead.page;

class QualifyingTest {

    @Test
    void aLeadInAQualifiedCellBecomesSales() {
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0));

        Verdict verdict = decide(lead, Standing.NOTHING_SAID, 0).orElseThrow();

        assertThat(verdict.score().cell()).isEqualTo("A2");
        assertThat(verdict.qualifiedNow()).isEqualTo("threshold");
    }

    @Test
    void nothingIsSaidTwice() {
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0), activity("email.clicked", "m", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());

        assertThat(decide(lead, standing, 0.01)).isEmpty();
        assertThat(decide(lead.did(page("https://example.com/", 0.02)), standing, 0.02)).isEmpty();
    }

    @Test
    void whoMerelyLooksAroundIsNoNews() {
        assertThat(decide(new Lead().did(page("https://example.com/", 0)), Standing.NOTHING_SAID, 0)).isEmpty();
    }

    @Test
    void tenPointsAreNewsInTheSameCell() {
        Lead lead = new Lead().did(activity("asset.downloaded", "a", 0));

        assertThat(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow().score().cell()).isEqualTo("C3");
    }

    @Test
    void aQualifiedLeadStaysSoUntilTenPointsBelow() {
        // Given 26 points, qualified at 25
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0), page("https://example.com/", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());

        // When time goes on, Then first the cell changes, and only below 15 the lead is marketing's again
        Instant first = Qualifying.due(lead.facts, standing).orElseThrow();
        Verdict cooler = Qualifying.decide(lead.facts, standing, first).orElseThrow();
        assertThat(cooler.score().cell()).isEqualTo("A3");
        assertThat(cooler.qualified()).isTrue();
        assertThat(first).isBetween(day(1.69), day(1.71));

        Standing then = stands(cooler);
        Instant second = Qualifying.due(lead.facts, then).orElseThrow();
        Verdict cold = Qualifying.decide(lead.facts, then, second).orElseThrow();
        assertThat(cold.qualified()).isFalse();
        assertThat(cold.qualifiedNow()).isNull();
        assertThat(Duration.between(day(0), second).toHours() / 24.0).isBetween(23.7, 23.9);
        assertThat(Qualifying.due(lead.facts, stands(cold))).isEmpty();
    }

    @Test
    void whoAsksForSalesGetsSales() {
        Lead lead = new Lead().did(activity("form.submitted", "demo-request", 0));

        Verdict verdict = decide(lead, Standing.NOTHING_SAID, 0).orElseThrow();

        assertThat(verdict.qualifiedNow()).isEqualTo("hand-raise");
        assertThat(verdict.score().cell()).isEqualTo("C3");
        // and for a month, if nothing else speaks for it
        assertThat(Qualifying.due(lead.facts, stands(verdict))).contains(day(30));
        assertThat(Qualifying.decide(lead.facts, stands(verdict), day(30)).orElseThrow().qualified()).isFalse();
    }

    @Test
    void aGateShutsWhateverThePoints() {
        Business student = new Business("DE", "industrials", 800, "operations", "student", "corporate");
        Lead lead = new Lead().is(student, 0).did(activity("form.submitted", "demo-request", 0),
                activity("webinar.attended", "w", 0), activity("activity.custom", "trial-started", 0));

        Verdict verdict = decide(lead, Standing.NOTHING_SAID, 0).orElseThrow();

        assertThat(verdict.qualified()).isFalse();
        assertThat(verdict.disqualifiedBy()).containsExactly("student");
        assertThat(verdict.disqualifiedNow()).isTrue();
        assertThat(decide(lead, stands(verdict), 0.1)).isEmpty();
    }

    @Test
    void aGateOpensWhenTheReasonIsGone() {
        Lead lead = new Lead().is(new Business(null, null, null, null, "student", null), 0)
                .did(activity("form.submitted", "demo-request", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());

        lead.is(new Business(null, null, null, null, "director", null), 1);

        assertThat(decide(lead, standing, 1).orElseThrow().qualifiedNow()).isEqualTo("hand-raise");
    }

    @Test
    void aCompetitorIsKnownByWhatSomebodyNoticed() {
        Lead lead = new Lead().did(activity("activity.custom", "competitor-identified", 0));

        assertThat(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow().disqualifiedBy()).containsExactly("competitor");
    }

    @Test
    void importsFromBeforeAloneAreNeverDue() {
        Lead lead = new Lead();
        LeadFacts facts = LeadFacts.none(lead.counting);
        facts.recorded(day(0), true);
        facts.business().add(Lead.TOP, day(0));

        assertThat(Qualifying.due(facts, Standing.NOTHING_SAID)).isEmpty();
    }

    @Test
    void sixtyPointsAreStillSixtyAMinuteLater() {
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("activity.custom", "trial-started", 0),
                page("https://example.com/pricing", 0), page("https://example.com/pricing/more", 0));

        Verdict verdict = decide(lead, Standing.NOTHING_SAID, 1.0 / 1440).orElseThrow();

        assertThat(verdict.score().cell()).isEqualTo("A1");
        assertThat(verdict.score().wholeEngagement()).isEqualTo(60);
    }

    @Test
    void aLeadThatSalesIsDoneWithIsNoLongerQualified() {
        // Given a lead with the best score
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0), activity("form.submitted", "demo-request", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());

        // When
        lead.returned(5);
        Verdict verdict = decide(lead, standing, 5).orElseThrow();

        // Then it fits as before, and what it did has been answered
        assertThat(verdict.qualified()).isFalse();
        assertThat(verdict.qualifiedNow()).isNull();
        assertThat(verdict.score().cell()).isEqualTo("A3");
        assertThat(verdict.score().engagement()).isZero();
        assertThat(lead.facts.handRaisedUntil()).isNull();
        assertThat(Qualifying.due(lead.facts, stands(verdict, day(5)))).isEmpty();
    }

    @Test
    void newInterestQualifiesItAgain() {
        // Given
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0));
        lead.returned(5);
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 5).orElseThrow(), day(5));

        // Then looking around is not enough, and enough interest is
        assertThat(decide(lead.did(page("https://example.com/", 6)), standing, 6)).isEmpty();
        Verdict again = decide(lead.did(activity("webinar.attended", "v", 7)), standing, 7).orElseThrow();
        assertThat(again.qualifiedNow()).isEqualTo("threshold");
    }

    @Test
    void whoRaisesTheHandAgainIsQualifiedAgain() {
        // Given
        Lead lead = new Lead().did(activity("form.submitted", "demo-request", 0));
        lead.returned(5);
        assertThat(decide(lead, Standing.NOTHING_SAID, 5)).isEmpty();

        // When
        lead.did(activity("form.submitted", "demo-request", 6));

        // Then
        assertThat(decide(lead, Standing.NOTHING_SAID, 6).orElseThrow().qualifiedNow()).isEqualTo("hand-raise");
    }

    /** Sales has it already, so nobody is given it; whoever has it is to know. */
    @Test
    void whoAsksAgainWhileQualifiedIsSaidToHaveAskedOnce() {
        // Given
        Lead lead = new Lead().did(activity("form.submitted", "demo-request", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());
        assertThat(decide(lead, standing, 0.1)).isEmpty();

        // When
        Verdict again = decide(lead.did(activity("form.submitted", "pricing", 6)), standing, 6).orElseThrow();

        // Then
        assertThat(again.qualified()).isTrue();
        assertThat(again.qualifiedNow()).isNull();
        assertThat(again.askedAt()).isEqualTo(day(6));
        assertThat(decide(lead, stands(again), 6.1)).isEmpty();
    }

    @Test
    void whoIsDisqualifiedAsksInVain() {
        // Given
        Lead lead = new Lead().did(activity("activity.custom", "competitor-identified", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());

        // When
        lead.did(activity("form.submitted", "pricing", 6));

        // Then
        assertThat(decide(lead, standing, 6)).isEmpty();
    }

    /** Sales' topic is read behind: the lead asked again before it is known here that sales had given it back. */
    @Test
    void aHandRaisedBeforeTheReturnIsReadStillCounts() {
        // Given
        Lead lead = new Lead().did(activity("form.submitted", "demo-request", 0));
        Standing standing = stands(decide(lead, Standing.NOTHING_SAID, 0).orElseThrow());
        lead.did(activity("form.submitted", "demo-request", 6));
        assertThat(decide(lead, standing, 6).orElseThrow().qualifiedNow()).isNull();

        // When
        lead.returned(5);

        // Then
        Verdict verdict = decide(lead, standing, 6).orElseThrow();
        assertThat(verdict.qualified()).isTrue();
        assertThat(verdict.qualifiedNow()).isEqualTo("hand-raise");
        assertThat(decide(lead, stands(verdict, day(5)), 6.1)).isEmpty();
    }

    @Test
    void whatDisqualifiesOutlastsSales() {
        Lead lead = new Lead().did(activity("activity.custom", "competitor-identified", 0));
        lead.returned(5);
        lead.did(activity("form.submitted", "demo-request", 6));

        assertThat(lead.facts.disqualifiedBy()).containsExactly("competitor");
        assertThat(decide(lead, Standing.NOTHING_SAID, 6).orElseThrow().qualified()).isFalse();
    }

    /** Of a model that qualifies by fit alone: what was known already is no interest. */
    @Test
    void aReturnAloneQualifiesNobody() {
        Lead lead = new Lead().is(Lead.TOP, 0).did(activity("webinar.attended", "w", 0));
        lead.returned(5);
        assertThat(lead.facts.isOpen()).isFalse();

        lead.did(page("https://example.com/", 6));
        assertThat(lead.facts.isOpen()).isTrue();
    }

    private static Optional<Verdict> decide(Lead lead, Standing standing, double day) {
        return Qualifying.decide(lead.facts, standing, day(day));
    }

    private static Standing stands(Verdict verdict) {
        return stands(verdict, null);
    }

    private static Standing stands(Verdict verdict, Instant returnedAt) {
        return new Standing(new Scored(verdict.asOf(), new UUID(1, 1), verdict.asOf(), verdict.score().fit(),
                verdict.score().wholeEngagement(), verdict.score().cell(), verdict.qualified(), verdict.disqualifiedBy(),
                returnedAt, verdict.askedAt()), null);
    }
}

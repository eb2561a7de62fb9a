package org.tandem.scoring.lead;

import org.junit.jupiter.api.Test;
import org.tandem.scoring.engagement.Activity;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tandem.scoring.lead.Lead.activity;
import static org.tandem.scoring.lead.Lead.page;

class LeadFactsTest {

    private static final double ONE = 1e-6;

    @Test
    void anAssetCountsOnce() {
        Lead lead = new Lead().did(activity("asset.downloaded", "paper", 0), activity("asset.downloaded", "paper", 1),
                activity("asset.downloaded", "other", 1));

        assertThat(lead.engagement(1)).isCloseTo(30, within(ONE));
    }

    @Test
    void aThousandAtOneInstantCountTwenty() {
        List<Activity> thousand = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            thousand.add(activity("page.viewed", null, "https://example.com/" + i, 0, 0));
        }

        assertThat(new Lead().did(thousand).engagement(0)).isCloseTo(20, within(ONE));
    }

    @Test
    void capsHoldForAGroupAndForAllTogether() {
        Lead lead = new Lead().did(activity("asset.downloaded", "a", 0), activity("asset.downloaded", "b", 0),
                activity("asset.downloaded", "c", 0), activity("asset.downloaded", "d", 0));
        assertThat(lead.engagement(0)).isEqualTo(40);
        // 60 points are above the cap until 60·2^(−t/30) falls below it
        assertThat(lead.engagement(17)).isEqualTo(40);
        assertThat(lead.engagement(18)).isCloseTo(60 * Math.pow(2, -18 / 30.0), within(ONE));

        lead.did(activity("activity.custom", "trial-started", 0), activity("webinar.attended", "w", 0),
                activity("webinar.attended", "v", 0));
        assertThat(lead.engagement(0)).isEqualTo(100);
    }

    @Test
    void whatSpeaksAgainstALeadHasNoCapAndNobodyFallsBelowNothing() {
        Lead lead = new Lead().did(activity("activity.custom", "email-bounced", 0));
        assertThat(lead.engagement(0)).isZero();
        lead.did(activity("asset.downloaded", "a", 0), activity("asset.downloaded", "b", 0));
        assertThat(lead.engagement(0)).isCloseTo(15, within(ONE));
    }

    @Test
    void aPageCountsByItsFirstRuleAndAWebinarForItsMinutesToo() {
        assertThat(new Lead().did(page("https://example.com/en/pricing", 0)).engagement(0)).isCloseTo(10, within(ONE));
        assertThat(new Lead().did(page("https://example.com/en/about-pricing", 0)).engagement(0)).isCloseTo(1, within(ONE));
        Activity most = activity("webinar.attended", "w", 0);
        Activity stayed = new Activity(most.type(), most.about(), null, 75, most.at(), most.recordedAt(), most.fact());
        assertThat(new Lead().did(stayed).engagement(0)).isCloseTo(35, within(ONE));
        assertThat(new Lead().did(most).engagement(0)).isCloseTo(25, within(ONE));
    }

    @Test
    void whoComesBackWithinAWeekGetsPointsForIt() {
        Lead lead = new Lead().did(page("https://example.com/", 0), page("https://example.com/", 7));
        assertThat(lead.engagement(7)).isCloseTo(Math.pow(2, -7 / 30.0) + 1 + 5, within(ONE));
        assertThat(new Lead().did(page("https://example.com/", 0), page("https://example.com/", 8)).engagement(8))
                .isCloseTo(Math.pow(2, -8 / 30.0) + 1, within(ONE));
    }

    @Test
    void aLateVisitMakesTheNextOneAReturn() {
        Lead lead = new Lead().did(page("https://example.com/", 5));
        lead.did(activity("page.viewed", null, "https://example.com/", 2, 6));

        assertThat(lead.engagement(6)).isCloseTo(Math.pow(2, -4 / 30.0) + 6 * Math.pow(2, -1 / 30.0), within(ONE));
    }

    @Test
    void whatHasNotHappenedYetCountsFromWhenItWasRecorded() {
        Lead lead = new Lead().did(activity("asset.downloaded", "paper", null, 4_000, 0));

        assertThat(lead.engagement(0)).isCloseTo(15, within(ONE));
        assertThat(lead.engagement(30)).isCloseTo(7.5, within(ONE));
    }

    @Test
    void tenYearsAgoChangesNothing() {
        Lead lead = new Lead().did(activity("asset.downloaded", "paper", 0));
        String state = lead.facts.engagement().state().toString();
        lead.did(activity("asset.downloaded", "old", null, -3_650, 0));

        assertThat(lead.facts.engagement().state().toString()).isEqualTo(state);
    }

    @Test
    void fitIsWhatHoldsTodayWithinItsBounds() {
        assertThat(Score.fit(new Lead().counting.model(), Lead.TOP)).isEqualTo(100);
        assertThat(Score.fit(new Lead().counting.model(), Lead.MIDDLE)).isEqualTo(50);
        assertThat(Score.fit(new Lead().counting.model(),
                new org.tandem.events.lead.Business(null, null, null, null, null, "free-mail"))).isZero();
    }
}

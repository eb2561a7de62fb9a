package org.tandem.pipeline.routing;

import org.junit.jupiter.api.Test;
import org.tandem.events.pipeline.TeamEvent.RepChanged;
import org.tandem.events.pipeline.TeamEvent.RepJoined;
import org.tandem.events.pipeline.TeamEvent.RepLeft;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.pipeline.routing.TeamChange.Made;
import org.tandem.pipeline.routing.TeamChange.Refused;

import java.time.Instant;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a wish about one rep's place in the team. */
class TeamChangeTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Membership MEMBER = new Membership("rep-a", "south", 2, ZoneId.of("UTC"), true, MARCH, 1);
    private static final Membership GONE = new Membership("rep-a", "south", 2, ZoneId.of("UTC"), false, MARCH, 2);

    private static RepChangeRequested wanted(int weight, String since) {
        return new RepChangeRequested("rep-a", "south", weight, "UTC", true, since, "manager-1");
    }

    private static RepChangeRequested leaving(String since) {
        return new RepChangeRequested("rep-a", null, 0, null, false, since, "manager-1");
    }

    @Test
    void somebodyNewJoinsAndSoDoesWhoComesBack() {
        Made joined = new Made(new RepJoined("rep-a", "south", 2, "UTC", "manager-1"), NOW);
        assertThat(TeamChange.decide(null, true, wanted(2, null), NOW)).isEqualTo(joined);
        assertThat(TeamChange.decide(GONE, true, wanted(2, null), NOW)).isEqualTo(joined);
        assertThat(TeamChange.decide(null, true, wanted(2, "2026-03-01T00:00:00Z"), NOW)).isEqualTo(new Made(joined.event(), MARCH));
    }

    @Test
    void whatIsSaidTwiceIsNothingNewWhateverItsDate() {
        assertThat(TeamChange.decide(MEMBER, true, wanted(2, null), NOW)).isEqualTo(new Refused(TeamChange.NOTHING_NEW));
        assertThat(TeamChange.decide(MEMBER, true, wanted(2, "2026-01-01T00:00:00Z"), NOW)).isEqualTo(new Refused(TeamChange.NOTHING_NEW));
        assertThat(TeamChange.decide(GONE, true, leaving(null), NOW)).isEqualTo(new Refused(TeamChange.NOTHING_NEW));
        assertThat(TeamChange.decide(null, true, leaving(null), NOW)).isEqualTo(new Refused(TeamChange.NOTHING_NEW));
    }

    @Test
    void anotherWeightChangesAndAnOlderListDoesNot() {
        assertThat(TeamChange.decide(MEMBER, true, wanted(3, null), NOW))
                .isEqualTo(new Made(new RepChanged("rep-a", "south", 3, "UTC", "manager-1"), NOW));
        assertThat(TeamChange.decide(MEMBER, true, wanted(3, "2026-02-28T23:59:59Z"), NOW)).isEqualTo(new Refused(TeamChange.LATER_IS_KNOWN));
        assertThat(TeamChange.decide(MEMBER, true, leaving("2026-02-01T00:00:00Z"), NOW)).isEqualTo(new Refused(TeamChange.LATER_IS_KNOWN));
    }

    @Test
    void aChangeOfNowIsNotOlderThanWhatAClockAheadOfOursSaid() {
        // Given
        Instant ahead = NOW.plusSeconds(120);
        Membership member = new Membership("rep-a", "south", 2, ZoneId.of("UTC"), true, ahead, 1);

        // Then
        assertThat(TeamChange.decide(member, true, leaving(null), NOW)).isEqualTo(new Made(new RepLeft("rep-a", "manager-1"), ahead));
        assertThat(TeamChange.decide(member, true, wanted(3, null), NOW.plusSeconds(121))).isEqualTo(
                new Made(new RepChanged("rep-a", "south", 3, "UTC", "manager-1"), NOW.plusSeconds(121)));
        assertThat(TeamChange.decide(member, true, leaving(NOW.toString()), NOW)).as("said so").isEqualTo(new Refused(TeamChange.LATER_IS_KNOWN));
    }

    @Test
    void nobodyLeavesATeamOfWhichNothingIsSaid() {
        assertThat(TeamChange.decide(null, false, leaving(null), NOW)).isEqualTo(new Refused(TeamChange.NO_TEAM_YET));
        assertThat(TeamChange.decide(null, false, wanted(2, null), NOW)).isEqualTo(
                new Made(new RepJoined("rep-a", "south", 2, "UTC", "manager-1"), NOW));
    }

    @Test
    void whoLeavesIsRememberedAsWhoTheyWere() {
        // When
        Made left = (Made) TeamChange.decide(MEMBER, true, leaving(null), NOW);

        // Then
        assertThat(left.event()).isEqualTo(new RepLeft("rep-a", "manager-1"));
        assertThat(TeamChange.after(MEMBER, left.event(), NOW)).isEqualTo(new Membership("rep-a", "south", 2, ZoneId.of("UTC"), false, NOW, 2));
        assertThat(TeamChange.after(null, left.event(), NOW)).as("of nobody").isNull();
    }
}

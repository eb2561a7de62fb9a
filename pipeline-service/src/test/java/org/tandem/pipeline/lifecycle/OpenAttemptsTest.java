package org.tandem.pipeline.lifecycle;

import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.lifecycle.LeadState.Accepted;
import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.InOpportunity;
import org.tandem.pipeline.lifecycle.OpenAttempts.Open;
import org.tandem.pipeline.routing.Owner;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.pipeline.lifecycle.States.BEN;
import static org.tandem.pipeline.lifecycle.States.LEAD;
import static org.tandem.pipeline.lifecycle.States.OPPORTUNITY;
import static org.tandem.pipeline.lifecycle.States.REP;

class OpenAttemptsTest {

    private static final LeadId CHO = LeadId.of("7c1e0b3a-5d6d-5a3c-9f4e-1d7c2a9e105b");
    private static final Instant MORNING = Instant.parse("2026-11-20T09:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void ofNobodyThereIsNone() {
        OpenAttempts none = new OpenAttempts(List.of());
        assertThat(none.kept()).isEmpty();
        assertThat(none.tooMany()).isEmpty();
    }

    @Test
    void theOnlyOneIsNotTooMany() {
        OpenAttempts one = new OpenAttempts(List.of(assigned(LEAD, NOON)));
        assertThat(one.kept()).contains(LEAD);
        assertThat(one.tooMany()).isEmpty();
    }

    @Test
    void theFurthestIsKeptThenTheEarliestThenTheFirstKnown() {
        assertKept(LEAD, assigned(BEN, MORNING), accepted(LEAD, NOON));
        assertKept(LEAD, accepted(BEN, MORNING), inOpportunity(LEAD, NOON));
        assertKept(LEAD, assigned(BEN, NOON), assigned(LEAD, MORNING));
        assertKept(BEN, assigned(BEN, MORNING), assigned(LEAD, MORNING));
    }

    @Test
    void ofThreeTwoAreTooMany() {
        OpenAttempts three = new OpenAttempts(List.of(assigned(LEAD, NOON), accepted(CHO, NOON), assigned(BEN, MORNING)));
        assertThat(three.kept()).contains(CHO);
        assertThat(three.tooMany()).containsExactly(BEN, LEAD);
    }

    private static void assertKept(LeadId expected, Open... open) {
        OpenAttempts attempts = new OpenAttempts(List.of(open));
        assertThat(attempts.kept()).contains(expected);
        assertThat(attempts.tooMany()).hasSize(open.length - 1).doesNotContain(expected);
    }

    private static Open assigned(LeadId lead, Instant since) {
        return new Open(new Assigned(lead, 1, new Owner.Rep(REP)), since);
    }

    private static Open accepted(LeadId lead, Instant since) {
        return new Open(new Accepted(lead, 1, REP, false), since);
    }

    private static Open inOpportunity(LeadId lead, Instant since) {
        return new Open(new InOpportunity(lead, 1, REP, false, OPPORTUNITY, "proposal", null), since);
    }
}

package org.tandem.pipeline.consent;

import org.junit.jupiter.api.Test;
import org.tandem.pipeline.consent.Withdrawals.Statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class WithdrawalsTest {

    private static final Set<String> CONTACT = Set.of("email", "phone");
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void nobodyWhoTookNothingBackIsKeptOut() {
        assertThat(withdrawn()).isEmpty();
        assertThat(withdrawn(granted("phone", MONDAY))).isEmpty();
    }

    @Test
    void theNewestOfAPurposeCounts() {
        assertThat(withdrawn(granted("phone", MONDAY), taken("phone", TUESDAY))).isEqualTo(Map.of("phone", TUESDAY));
        assertThat(withdrawn(taken("phone", TUESDAY), granted("phone", FRIDAY))).isEmpty();
        assertThat(withdrawn(granted("phone", MONDAY), taken("phone", TUESDAY), granted("phone", FRIDAY))).isEmpty();
    }

    @Test
    void ofTwoAtOneMomentTheWithdrawalCounts() {
        assertThat(withdrawn(granted("phone", MONDAY), taken("phone", MONDAY))).containsOnlyKeys("phone");
    }

    @Test
    void onePurposeIsEnoughAndAGrantOfAnotherLiftsNothing() {
        assertThat(withdrawn(taken("phone", MONDAY), granted("email", FRIDAY))).isEqualTo(Map.of("phone", MONDAY));
    }

    @Test
    void aPurposeThatIsNoContactKeepsNobodyOut() {
        assertThat(withdrawn(taken("statistics", MONDAY))).isEmpty();
    }

    @Test
    void saysThePurposesAsOneCode() {
        assertThat(Withdrawals.of(List.of(taken("phone", MONDAY), taken("email", FRIDAY)), CONTACT).codes()).isEqualTo("email,phone");
    }

    /** The same for every order in which they come. */
    private static Map<String, Instant> withdrawn(Statement... statements) {
        List<Statement> all = new ArrayList<>(List.of(statements));
        Map<String, Instant> since = new TreeMap<>(Withdrawals.of(all, CONTACT).since());
        Collections.reverse(all);
        assertThat(Withdrawals.of(all, CONTACT).since()).isEqualTo(since);
        return since;
    }

    private static Statement granted(String purpose, Instant at) {
        return new Statement(purpose, false, at);
    }

    private static Statement taken(String purpose, Instant at) {
        return new Statement(purpose, true, at);
    }
}

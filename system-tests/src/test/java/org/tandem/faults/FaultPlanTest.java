package org.tandem.faults;

import org.junit.jupiter.api.Test;
import org.tandem.faults.FaultPlan.Action;
import org.tandem.faults.FaultPlan.Target;

import java.util.EnumSet;

import static org.assertj.core.api.Assertions.assertThat;

class FaultPlanTest {

    @Test
    void theSameSeedIsTheSameRound() {
        EnumSet<Target> all = EnumSet.allOf(Target.class);

        assertThat(FaultPlan.of(5, 8, all)).isEqualTo(FaultPlan.of(5, 8, all));
        assertThat(FaultPlan.of(5, 8, all)).isNotEqualTo(FaultPlan.of(6, 8, all));
    }

    @Test
    void everyTargetIsKilledOnce() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(FaultPlan.of(seed, 4, EnumSet.allOf(Target.class)).faults())
                    .filteredOn(fault -> fault.action() == Action.KILL)
                    .extracting(FaultPlan.Fault::target).contains(Target.values());
        }
    }
}

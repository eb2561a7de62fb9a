package org.tandem.analytics.measure;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {

    @Test
    void countsEveryValueAsOftenAsItIsThere() {
        Spread.Counted counted = new Spread.Counted();
        counted.add(1, 5);
        counted.add(7, 4);
        counted.add(100, 1);

        assertThat(counted.spread(Undefined.OPEN)).isEqualTo(new Spread(1, 7, 10, null));
    }

    @Test
    void ofNothingIsUndefined() {
        assertThat(new Spread.Counted().spread(Undefined.NOT_RECORDED)).isEqualTo(new Spread(null, null, 0, "not-recorded"));
    }

    /** By the definition: the smallest value that at least so many do not exceed. */
    @Test
    void isTheNearestRankOfAllValues() {
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            Spread.Counted counted = new Spread.Counted();
            List<Integer> values = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                int value = random.nextInt(20);
                int times = 1 + random.nextInt(3);
                counted.add(value, times);
                for (int n = 0; n < times; n++) {
                    values.add(value);
                }
            }
            values.sort(null);
            Spread spread = counted.spread(Undefined.OPEN);
            assertThat(spread.median()).isEqualTo(values.get((int) Math.ceil(values.size() * 0.5) - 1));
            assertThat(spread.p90()).isEqualTo(values.get((values.size() * 9 + 9) / 10 - 1));
        }
    }
}

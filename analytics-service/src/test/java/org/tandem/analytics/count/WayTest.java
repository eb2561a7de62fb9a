package org.tandem.analytics.count;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class WayTest {

    /** Days from the first year to the last one that a date may have. */
    private static final int LONGEST = 3_652_058;

    @Property
    void isTheSameAsANumber(@ForAll Step from, @ForAll Step step, @ForAll boolean fromRecorded, @ForAll boolean recorded,
                            @ForAll @IntRange(min = -LONGEST, max = LONGEST) int days) {
        Way way = new Way(from, step, fromRecorded, recorded, days);
        assertThat(Way.of(way.code())).isEqualTo(way);
    }
}

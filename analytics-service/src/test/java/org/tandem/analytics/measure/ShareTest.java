package org.tandem.analytics.measure;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShareTest {

    /** And what rounding to six digits may add. */
    private static final Offset<Double> A_MILLIONTH = Offset.offset(1.01e-6);

    /** Vectors worked out by hand, to a millionth. */
    @Test
    void hasTheWilsonInterval() {
        Share first = Share.of(24, 284, Undefined.NOBODY_ENTERED);
        assertThat(first.low()).isCloseTo(0.057445, A_MILLIONTH);
        assertThat(first.high()).isCloseTo(0.122659, A_MILLIONTH);
        Share second = Share.of(6, 118, Undefined.NOBODY_ENTERED);
        assertThat(second.low()).isCloseTo(0.023510, A_MILLIONTH);
        assertThat(second.high()).isCloseTo(0.106507, A_MILLIONTH);
        assertThat(second.value()).isEqualTo(0.050847);
    }

    @Test
    void staysBetweenNoneAndAll() {
        assertThat(Share.of(0, 10, Undefined.OPEN).low()).isZero();
        assertThat(Share.of(0, 10, Undefined.OPEN).high()).isBetween(0.2, 0.3);
        assertThat(Share.of(10, 10, Undefined.OPEN).high()).isEqualTo(1);
        assertThat(Share.of(10, 10, Undefined.OPEN).low()).isBetween(0.7, 0.8);
    }

    @Test
    void ofNobodyIsUndefinedAndNotZero() {
        assertThat(Share.of(0, 0, Undefined.NOBODY_ENTERED)).isEqualTo(new Share(null, null, null, "nobody-entered"));
        assertThat(Share.ratio(23, 0, Undefined.NOBODY_ENTERED)).isEqualTo(new Share(null, null, null, "nobody-entered"));
    }

    @Test
    void ofOthersIsARatioWithoutAnInterval() {
        assertThat(Share.ratio(207, 1_352, Undefined.NOBODY_ENTERED)).isEqualTo(new Share(0.153107, null, null, "not-a-share"));
    }
}

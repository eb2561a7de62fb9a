package org.tandem.rest.imports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PacedBodyTest {

    private static final Pace PACE = new Pace(1_000, Duration.ofSeconds(30));

    private long now;
    private boolean ended;
    private final PacedBody body = new PacedBody(new Coming(), PACE, () -> now);
    private long secondsEach;
    private int bytesEach;

    @Test
    void whatComesAtTheLeastPaceIsRead() throws IOException {
        comes(333, 10);
        assertThat(readFor(Duration.ofHours(1))).isEqualTo(333 * 360);
    }

    @Test
    void aByteNowAndThenIsTooSlow() {
        comes(1, 9);
        assertThatThrownBy(() -> readFor(Duration.ofHours(1))).isInstanceOfSatisfying(Import.Stopped.class, stopped -> {
            assertThat(stopped.problem().status()).isEqualTo(408);
            assertThat(stopped.problem().detail()).startsWith("Send at least 1000 bytes in each 30 s");
        });
        assertThat(now).isEqualTo(TimeUnit.SECONDS.toNanos(36));
    }

    @Test
    void whoWasFastOnceMustStayIt() throws IOException {
        comes(1_000_000, 1);
        readFor(Duration.ofSeconds(100));
        comes(1, 9);
        assertThatThrownBy(() -> readFor(Duration.ofHours(1))).isInstanceOf(Import.Stopped.class);
    }

    @Test
    void whatWasTooSlowIsNotWaitedForAgain() {
        comes(1, 31);
        assertThatThrownBy(body::read).isInstanceOf(Import.Stopped.class);
        long then = now;
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThat(now).isEqualTo(then);
    }

    @Test
    void itIsNotTheSendersFaultThatNobodyReads() throws IOException {
        comes(1, 0);
        for (int i = 0; i < 100; i++) {
            now += TimeUnit.MINUTES.toNanos(1);
            assertThat(body.read()).isEqualTo('x');
        }
    }

    @Test
    void whatEndsSlowlyHasEnded() throws IOException {
        comes(0, 40);
        ended = true;
        assertThat(body.read()).isEqualTo(-1);
    }

    private void comes(int bytes, long seconds) {
        bytesEach = bytes;
        secondsEach = seconds;
    }

    private long readFor(Duration time) throws IOException {
        long until = now + time.toNanos();
        long read = 0;
        while (now < until) {
            read += body.read(new byte[1_000_000], 0, 1_000_000);
        }
        return read;
    }

    /** So much at a time, and so long after the last. */
    private final class Coming extends InputStream {

        @Override
        public int read() {
            throw new AssertionError("one at a time");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            now += TimeUnit.SECONDS.toNanos(secondsEach);
            if (ended) {
                return -1;
            }
            into[offset] = 'x';
            return Math.min(bytesEach, length);
        }
    }
}

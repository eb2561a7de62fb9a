package org.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatientStartTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void whoLivesIsWaitedForBeyondAnyLimit() throws IOException {
        // Given
        var looks = new AtomicInteger();
        var ready = new CountDownLatch(1);
        var start = new PatientStart(() -> {
            if (looks.incrementAndGet() == 5) {
                ready.countDown();
            }
            return true;
        }, Duration.ZERO);
        start.isLaunched();

        // When
        String started = start.of(() -> {
            ready.await();
            return "started";
        });

        // Then
        assertThat(started).isEqualTo("started");
    }

    @Test
    void whoIsGoneIsNotWaitedFor() {
        var looks = new AtomicInteger();
        var start = new PatientStart(() -> looks.incrementAndGet() < 3, Duration.ofDays(1));
        start.isLaunched();

        assertThatThrownBy(() -> start.of(this::waitForEver)).isInstanceOf(IOException.class).hasMessage("its process is gone");
        assertThat(looks).hasValue(3);
    }

    @Test
    void whoNeverComesIsNotWaitedFor() {
        var start = new PatientStart(() -> false, Duration.ofMillis(1));
        start.isLaunched();

        assertThatThrownBy(() -> start.of(this::waitForEver)).isInstanceOf(IOException.class).hasMessage("its process is gone");
    }

    @Test
    void whatFailsBeforeSaysSo() {
        var start = new PatientStart(() -> false, Duration.ZERO);

        assertThatThrownBy(() -> start.of(() -> {
            throw new IllegalStateException("no space");
        })).isInstanceOf(IOException.class).hasRootCauseMessage("no space");
    }

    private String waitForEver() throws InterruptedException {
        never.await();
        return "never";
    }
}

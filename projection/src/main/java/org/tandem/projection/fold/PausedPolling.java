package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting with a consumer whose partitions are paused. */
public final class PausedPolling {

    private static final Logger LOG = Logger.getLogger(PausedPolling.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private PausedPolling() {
    }

    /** Polling while paused keeps the group membership; a rebalance in it is handled like any other. */
    public static void rest(Consumer<?, ?> consumer, Duration pause, BooleanSupplier ending) {
        Instant until = Instant.now().plus(pause);
        while (!ending.getAsBoolean() && Instant.now().isBefore(until)) {
            try {
                consumer.poll(POLL);
            } catch (WakeupException | InterruptException end) {
                throw end;
            } catch (KafkaException brokerIsAwayToo) {
                LOG.debugf("while waiting: %s", brokerIsAwayToo.getClass().getSimpleName());
            }
        }
    }
}

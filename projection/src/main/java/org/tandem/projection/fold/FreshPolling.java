package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Takes what is there now. A consumer fetches ahead: what a poll returns at once was fetched while the poll before returned,
 * and what came since would wait for one batch more, which is half of its way.
 */
public final class FreshPolling {

    /** Of more, a batch is made at once: whoever is behind has other worries. */
    private static final int FEW = 100;
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /** As long as the broker takes for an answer that it has. */
    private static final Duration MOMENT = Duration.ofMillis(2);

    private FreshPolling() {
    }

    /** @return in the order of each partition; empty if nothing came within the time */
    public static List<ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer, Duration longest) {
        return poll(consumer, longest, System::nanoTime);
    }

    static List<ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer, Duration longest, LongSupplier nanoTime) {
        List<ConsumerRecord<byte[], byte[]>> came = new ArrayList<>();
        long begin = nanoTime.getAsLong();
        consumer.poll(longest).forEach(came::add);
        if (!came.isEmpty() && came.size() < FEW && nanoTime.getAsLong() - begin < AT_ONCE.toNanos()) {
            consumer.poll(MOMENT).forEach(came::add);
        }
        return came;
    }
}

package org.tandem.faults.decide;

import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.faults.LogReader;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is left to do. */
public final class Deciding {

    private static final List<Topic> FOLDED = List.of(Topics.LEADS, Topics.SCORES, Topics.PIPELINE, Topics.PIPELINE_NOTES);

    private Deciding() {
    }

    /**
     * Until every request is decided, every outcome published, and the tables stand where the stream ends.
     *
     * @throws IllegalStateException if they do not get there, since nothing could be compared
     */
    public static Duration awaitEnd(String bootstrap, SalesTables tables, Duration within) throws SQLException {
        long begin = System.nanoTime();
        while (true) {
            Map<TopicPartition, Long> undecided = behind(bootstrap, List.of(Topics.PIPELINE_REQUESTS), tables.decided());
            int unpublished = tables.unpublished();
            Map<TopicPartition, Long> unfolded = behind(bootstrap, FOLDED, tables.positions());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (undecided.isEmpty() && unpublished == 0 && unfolded.isEmpty()) {
                return took;
            }
            if (took.compareTo(within) > 0) {
                throw new IllegalStateException("not at the end of the stream within " + within + ": undecided up to "
                        + undecided + " at " + tables.decided() + ", " + unpublished + " unpublished, unfolded up to "
                        + unfolded + " at " + tables.positions());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Map<TopicPartition, Long> behind(String bootstrap, List<Topic> topics, Map<TopicPartition, Long> stands) {
        Map<TopicPartition, Long> behind = new HashMap<>(LogReader.ends(bootstrap, topics));
        behind.entrySet().removeIf(end -> stands.getOrDefault(end.getKey(), 0L) >= end.getValue());
        return behind;
    }
}

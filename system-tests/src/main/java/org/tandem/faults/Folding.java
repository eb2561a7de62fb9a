package org.tandem.faults;

import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits for tables. */
public final class Folding {

    /** By lead-capture. */
    private static final List<Topic> FOLDED =
            List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.REJECTED_CAPTURES);

    private Folding() {
    }

    /** Until the tables stand where the stream ends; fails if they do not get there, since nothing could be compared. */
    public static Duration awaitEnd(String bootstrap, TableReader tables, Duration within) throws SQLException {
        long begin = System.nanoTime();
        while (true) {
            Map<TopicPartition, Long> missing = new HashMap<>(LogReader.ends(bootstrap, FOLDED));
            tables.positions().forEach(missing::remove);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (missing.isEmpty()) {
                return took;
            }
            if (took.compareTo(within) > 0) {
                throw new IllegalStateException("tables did not reach the end of the stream within " + within
                        + "; it ends at " + missing + ", they stand at " + tables.positions());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}

package org.tandem.events.topic;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records, and why. */
public enum Retention {

    /** The truth: kept for ever, never compacted. */
    FOR_EVER(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),

    /** Personal data: the last record of each key for ever, and a deleted key really gone within two days. */
    LATEST_PER_KEY(Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", days(1), "delete.retention.ms", days(1))),

    /** Input that was refused: deletable by key, and gone after 90 days whatever happens. */
    NINETY_DAYS_OR_DELETED(Map.of("cleanup.policy", "compact,delete", "retention.ms", days(90), "retention.bytes", "-1",
            "max.compaction.lag.ms", days(1), "delete.retention.ms", days(1))),

    /** Records a service could not read: long enough for someone to look and re-drive. */
    THIRTY_DAYS(Map.of("cleanup.policy", "delete", "retention.ms", days(30), "retention.bytes", "-1")),

    /** Requests to decide: worthless once decided. */
    SEVEN_DAYS(Map.of("cleanup.policy", "delete", "retention.ms", days(7), "retention.bytes", "-1"));

    private final Map<String, String> settings;

    Retention(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Whether a record without a value deletes what was said under its key. */
    public boolean deletesByKey() {
        return this == LATEST_PER_KEY || this == NINETY_DAYS_OR_DELETED;
    }

    Map<String, String> settings() {
        return settings;
    }

    private static String days(int days) {
        return String.valueOf(Duration.ofDays(days).toMillis());
    }
}

package org.tandem.events.contract;

import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.Arrays;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    @Test
    void areAllListedOnce() {
        // Given
        var constants = Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class)
                .map(field -> {
                    try {
                        return (Topic) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }).toList();

        // Then
        assertThat(Topics.all()).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void keepTheTruthForEver() {
        assertThat(Topics.LEADS.settings()).isEqualTo(Topics.ACTIVITIES.settings())
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    /** The law that lets a person be forgotten: for ever and personal exclude each other. */
    @Test
    void keepNothingPersonalThatCannotBeDeleted() {
        assertThat(Topics.all()).filteredOn(Topic::personalData)
                .extracting(Topic::retention)
                .isNotEmpty()
                .doesNotContain(Retention.FOR_EVER);
    }

    @Test
    void forgetADeletedKeyWithinTwoDays() {
        assertThat(Topics.LEAD_PROFILES.settings()).isEqualTo(Map.of("cleanup.policy", "compact",
                "max.compaction.lag.ms", "86400000", "delete.retention.ms", "86400000"));
        assertThat(Topics.REJECTED_CAPTURES.settings()).isEqualTo(Map.of("cleanup.policy", "compact,delete",
                "max.compaction.lag.ms", "86400000", "delete.retention.ms", "86400000",
                "retention.ms", "7776000000", "retention.bytes", "-1"));
    }

    @Test
    void parkWhatAServiceCouldNotReadForThirtyDays() {
        // When
        Topic parked = Topics.parked("scoring");

        // Then
        assertThat(parked).isEqualTo(new Topic("scoring-parked", "scoring", "topic/partition/offset",
                Retention.THIRTY_DAYS, true));
        assertThat(parked.settings()).containsEntry("retention.ms", "2592000000");
    }

    @Test
    void forgetRequestsAfterAWeek() {
        assertThat(Topics.requests("pipeline")).isEqualTo(new Topic("pipeline-requests", "pipeline",
                "what is decided about", Retention.SEVEN_DAYS, true));
    }
}

package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SettlingTest {

    private static final TopicPartition FACTS_0 = new TopicPartition("facts", 0);
    private static final TopicPartition FACTS_1 = new TopicPartition("facts", 1);
    private static final TopicPartition SAID_0 = new TopicPartition("said", 0);
    private static final TopicPartition SAID_1 = new TopicPartition("said", 1);
    private static final Map<TopicPartition, Long> ENDS = Map.of(FACTS_0, 5L, FACTS_1, 0L, SAID_0, 2L, SAID_1, 1L);

    private final Settling settling = new Settling();

    @Test
    void aNumberIsSettledWhenEveryTopicHasComeToWhereItEnded() {
        settling.begin(ENDS);

        settling.reach(Map.of(FACTS_0, 5L, SAID_0, 1L, SAID_1, 1L));
        assertThat(settling.isSettled(0)).isFalse();
        assertThat(settling.isSettled(1)).as("a topic without records is all there").isTrue();
        assertThat(settling.isPending()).isTrue();

        settling.reach(Map.of(FACTS_0, 7L, SAID_0, 2L, SAID_1, 3L));
        assertThat(settling.isSettled(0)).isTrue();
        assertThat(settling.isSettled(1)).isTrue();
        assertThat(settling.isPending()).isFalse();
    }

    @Test
    void aPartitionThatStoppedHoldsUpItsOwnNumberAlone() {
        settling.begin(ENDS);
        settling.reach(Map.of(FACTS_0, 5L, SAID_0, 2L));

        assertThat(settling.isSettled(0)).isTrue();
        assertThat(settling.isSettled(1)).isFalse();
    }

    @Test
    void nothingIsSettledBeforeAndAfterAFailureUntilItWasReadAgain() {
        assertThat(settling.isSettled(0)).isFalse();
        settling.begin(ENDS);
        settling.reach(ENDS);
        settling.interrupt();
        assertThat(settling.isSettled(0)).isFalse();
        assertThat(settling.isPending()).isFalse();
        assertThat(settling.holds()).isTrue();

        settling.begin(Map.of(FACTS_0, 9L));
        settling.reach(Map.of(FACTS_0, 8L));
        assertThat(settling.isSettled(0)).isFalse();
        settling.reach(Map.of(FACTS_0, 9L));
        assertThat(settling.isSettled(0)).isTrue();
    }

    @Test
    void whoHasNoPartitionHasNoSay() {
        settling.begin(ENDS);
        settling.holdNothing();

        assertThat(settling.holds()).isFalse();
    }
}

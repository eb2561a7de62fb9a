package org.tandem.projection.service;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class StreamChoresTest {

    @Test
    void everyPartitionOfATopicThatMustForgetGetsARecordWithoutMeaning() {
        // When
        List<ProducerRecord<byte[], byte[]>> records =
                StreamChores.noOps(List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.REJECTED_CAPTURES), 2);

        // Then
        assertThat(records).extracting(ProducerRecord::topic, ProducerRecord::partition, ProducerRecord::value)
                .containsExactly(tuple("lead-profiles", 0, null), tuple("lead-profiles", 1, null),
                        tuple("rejected-captures", 0, null), tuple("rejected-captures", 1, null));
        assertThat(records).extracting(record -> new String(record.key(), StandardCharsets.UTF_8)).containsOnly("no-op");
    }
}

package org.tandem.analytics.analyst;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The consumer of docs/for-analysts.md; {@link GuideTest} holds the two together. */
final class LeadsBySource {

    private LeadsBySource() {
    }

    static Map<String, Integer> count(String bootstrap) throws Exception {
        // the guide begins
        Map<String, Integer> leadsBySource = new TreeMap<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "group.id", "my-leads-by-source",
                "enable.auto.commit", "false", "auto.offset.reset", "earliest",
                "key.deserializer", StringDeserializer.class, "value.deserializer", StringDeserializer.class);
        ObjectMapper json = new ObjectMapper();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor("leads").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(part -> consumer.position(part.getKey()) < part.getValue())) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
                    if (type.equals("org.tandem.lead.captured.v1")) {
                        String source = json.readTree(record.value()).path("source").asText("(none)");
                        leadsBySource.merge(source, 1, Integer::sum);
                    }
                }
            }
        }
        // the guide ends
        return leadsBySource;
    }
}

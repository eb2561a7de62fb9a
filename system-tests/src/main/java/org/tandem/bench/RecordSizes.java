package org.tandem.bench;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How long the service's records really are, so that the bound writes the same number of bytes: a guess would be taken
 * for the service's merit or fault.
 *
 * @param leadsValue   mean bytes of the value on {@code leads}
 * @param profileValue mean bytes of the value on {@code lead-profiles}
 * @param contentHash  characters of the content hash
 * @param headers      length of each header of one capture, by name: to be looked at, should the two ever differ
 */
record RecordSizes(int leadsValue, int profileValue, int contentHash, Map<String, Integer> headers) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static RecordSizes of(String bootstrap) {
        List<ConsumerRecord<byte[], byte[]>> leads = captures(bootstrap, "leads", "org.tandem.lead.captured.v1");
        List<ConsumerRecord<byte[], byte[]>> profiles = captures(bootstrap, "lead-profiles", "org.tandem.profile.captured.v1");
        if (leads.isEmpty() || leads.size() != profiles.size()) {
            throw new IllegalStateException("a capture is not one record on each topic: " + leads.size() + " on leads, "
                    + profiles.size() + " on lead-profiles");
        }
        Map<String, Integer> headers = new TreeMap<>();
        leads.get(0).headers().forEach(header -> headers.put(header.key(), header.value().length));
        return new RecordSizes(mean(leads), mean(profiles), headers.getOrDefault("ce_contenthash", 0), headers);
    }

    List<String> bareSettings() {
        return List.of("-Dbare.leads-value-bytes=" + leadsValue, "-Dbare.profile-value-bytes=" + profileValue,
                "-Dbare.content-hash-length=" + contentHash);
    }

    private static int mean(List<ConsumerRecord<byte[], byte[]>> records) {
        return (int) records.stream().mapToInt(record -> record.value().length).average().orElseThrow();
    }

    private static List<ConsumerRecord<byte[], byte[]>> captures(String bootstrap, String topic, String type) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long giveUp = System.nanoTime() + LIMIT.toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("end of " + topic + " not reached within " + LIMIT);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Header header = record.headers().lastHeader("ce_type");
                    if (header != null && Arrays.equals(header.value(), type.getBytes(UTF_8))) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }
}

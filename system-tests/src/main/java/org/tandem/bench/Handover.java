package org.tandem.bench;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads off the stream who got which lead, as anybody may. */
final class Handover implements AutoCloseable {

    private static final Pattern REP = Pattern.compile("\"rep\":\"([^\"]+)\"");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentLinkedQueue<Assigned> assigned = new ConcurrentLinkedQueue<>();
    private final Thread reading = new Thread(this::read, "handover");

    /** A lead that waits for its rep. */
    record Assigned(String leadId, String rep) {
    }

    Handover(String bootstrap, int partitions) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "fetch.max.wait.ms", 50),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(Topics.PIPELINE.name(), number)).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        reading.setDaemon(true);
        reading.start();
    }

    /** The next one that was not asked for yet; null while there is none. */
    Assigned next() {
        return assigned.poll();
    }

    int waiting() {
        return assigned.size();
    }

    private void read() {
        String type = EventTypes.LEAD_ASSIGNED.wireName();
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (type.equals(new String(record.headers().lastHeader(Attribute.TYPE).value(), StandardCharsets.UTF_8))) {
                        Matcher rep = REP.matcher(new String(record.value(), StandardCharsets.UTF_8));
                        if (rep.find()) {
                            assigned.add(new Assigned(new String(record.key(), StandardCharsets.UTF_8), rep.group(1)));
                        }
                    }
                }
            }
        } catch (WakeupException ending) {
            // close() asked for it
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}

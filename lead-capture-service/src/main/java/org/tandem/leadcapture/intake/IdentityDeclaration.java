package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.lead.LeadEvent.IdentityDeclared;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.service.StartCheck;
import org.tandem.projection.topic.PlainReading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds a deployment to the identity namespace it began with: the first record of {@code leads} says which one that is.
 * With another one, everybody who comes again would be a new lead, and nobody could be erased.
 */
@ApplicationScoped
class IdentityDeclaration implements StartCheck {

    private static final TopicPartition FIRST = new TopicPartition(Topics.LEADS.name(), 0);
    private static final String KEY = "identity";

    private final Identity identity;
    private final EventCodec codec;
    private final ServiceStream stream;
    private final Clock clock = Clock.systemUTC();

    IdentityDeclaration(Identity identity, EventCodec codec, ServiceStream stream) {
        this.identity = identity;
        this.codec = codec;
        this.stream = stream;
    }

    @Override
    public void check(Map<String, Object> connection, Publisher publisher) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(PlainReading.settings(connection))) {
            ConsumerRecord<byte[], byte[]> first = first(consumer);
            if (first == null) {
                declare(publisher);
                // Another instance may have been first; what is in the log decides.
                first = first(consumer);
            }
            hold(first);
        }
    }

    private void hold(ConsumerRecord<byte[], byte[]> first) {
        if (!(codec.read(first) instanceof Decoded.Readable readable)
                || readable.record().isTombstone()
                || !(readable.record().envelope().data() instanceof IdentityDeclared declared)) {
            throw new Refusal("refusing to start: the first record of topic leads, partition 0, does not declare the "
                    + "identity namespace: this is not a stream that Tandem began");
        }
        if (!declared.fingerprint().equals(identity.fingerprint())) {
            throw new Refusal("refusing to start: tandem.identity.namespace has the fingerprint " + identity.fingerprint()
                    + ", the stream was begun with " + declared.fingerprint() + ": set the namespace it was begun with");
        }
    }

    private void declare(Publisher publisher) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        IdentityDeclared declared = new IdentityDeclared(identity.fingerprint());
        publisher.publishAndAwait(List.of(codec.write(Topics.LEADS, FIRST.partition(), KEY, new Envelope<>(
                Uuid5.of(new UUID(0, 0), identity.fingerprint()), stream.source(), EventTypes.IDENTITY_DECLARED, null, now,
                now, null, null, declared))));
    }

    private static ConsumerRecord<byte[], byte[]> first(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partition = Set.of(FIRST);
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        if (consumer.endOffsets(partition).get(FIRST) == 0) {
            return null;
        }
        for (int attempt = 0; attempt < 10; attempt++) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
            if (!records.isEmpty()) {
                return records.iterator().next();
            }
        }
        throw new TimeoutException("the first record of " + FIRST + " did not come");
    }
}

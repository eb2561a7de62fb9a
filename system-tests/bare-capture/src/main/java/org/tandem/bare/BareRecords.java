package org.tandem.bare;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.EventType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The two records of a capture, as long as the real ones in every key, header and value, with nothing true in them.
 * Ids are random: deriving them is the service's work, and the bound must not pay for it.
 */
final class BareRecords {

    private static final byte[] VERSION = ascii(Attribute.SPEC_VERSION_1_0);
    private static final byte[] SOURCE = ascii("/lead-capture");
    private static final byte[] JSON = ascii(Attribute.JSON);
    private static final Kind PROFILE = Kind.of(EventTypes.PROFILE_CAPTURED);
    private static final Kind LEAD = Kind.of(EventTypes.LEAD_CAPTURED);

    private final String leadsTopic;
    private final String profilesTopic;
    private final int partitions;
    private final byte[] leadsValue;
    /** Null where the request body is the value. */
    private final byte[] profileValue;
    private final byte[] contentHash;

    BareRecords(String leadsTopic, String profilesTopic, int partitions, int leadsValueBytes,
                int profileValueBytes, int contentHashLength) {
        this.leadsTopic = leadsTopic;
        this.profilesTopic = profilesTopic;
        this.partitions = partitions;
        this.leadsValue = filled(leadsValueBytes, '1');
        this.profileValue = profileValueBytes == 0 ? null : filled(profileValueBytes, '1');
        this.contentHash = filled(contentHashLength, 'a');
    }

    Capture capture(byte[] body) {
        String lead = randomId();
        String event = randomId();
        byte[] leadKey = ascii(lead);
        byte[] eventId = ascii(event);
        byte[] now = ascii(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        // both records of a lead are in the partition of its id, as in the real topics
        int partition = Utils.toPositive(Utils.murmur2(leadKey)) % partitions;
        return new Capture(lead, event,
                new ProducerRecord<>(profilesTopic, partition, ascii(lead + '/' + event),
                        profileValue == null ? body : profileValue, headers(PROFILE, eventId, leadKey, now)),
                new ProducerRecord<>(leadsTopic, partition, leadKey, leadsValue, headers(LEAD, eventId, leadKey, now)));
    }

    private Headers headers(Kind kind, byte[] id, byte[] subject, byte[] now) {
        return new RecordHeaders()
                .add(Attribute.SPEC_VERSION, VERSION)
                .add(Attribute.ID, id)
                .add(Attribute.SOURCE, SOURCE)
                .add(Attribute.TYPE, kind.type)
                .add(Attribute.SUBJECT, subject)
                .add(Attribute.TIME, now)
                .add(Attribute.RECORDED_TIME, now)
                .add(Attribute.DATA_SCHEMA, kind.schema)
                .add(Attribute.CONTENT_HASH, contentHash)
                .add(Attribute.CONTENT_TYPE, JSON);
    }

    private static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static byte[] filled(int length, char digit) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) digit);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    record Capture(String leadId, String eventId, ProducerRecord<byte[], byte[]> profile,
                   ProducerRecord<byte[], byte[]> lead) {
    }

    private record Kind(byte[] type, byte[] schema) {
        static Kind of(EventType<?> type) {
            return new Kind(ascii(type.wireName()), ascii(type.dataSchema()));
        }
    }
}

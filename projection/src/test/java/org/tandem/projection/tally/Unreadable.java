package org.tandem.projection.tally;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A record that nobody can read, and the code of why. */
public record Unreadable(ProducerRecord<byte[], byte[]> record, String reason) {

    /** One of each kind. */
    public static List<Unreadable> of(Tally tally) {
        List<Unreadable> all = new ArrayList<>();
        ProducerRecord<byte[], byte[]> good = tally.events.added("ana", 1, null);
        String added = tally.topics.added().name();
        for (String value : List.of("", "not json", "{", "null", "[]", "7", "{\"who\": {}}", "{\"amount\": \"x\"}",
                "{\"amount\": 1e400}", "{\"amount\": 99999999999999999999}", "{} {}", "\"" + "a".repeat(1 << 20) + "\"",
                "[".repeat(5000))) {
            all.add(new Unreadable(with(good, TallyEvents.bytes(value)), "malformed-data"));
        }
        byte[] latin1 = {'{', '"', 'w', 'h', 'o', '"', ':', '"', (byte) 0xe9, '"', '}'};
        all.add(new Unreadable(with(good, latin1), "malformed-data"));
        // Longer than a producer sends by default, and so is its copy.
        byte[] huge = new byte[(2 << 20)];
        Arrays.fill(huge, (byte) 'x');
        all.add(new Unreadable(with(good, huge), "malformed-data"));

        all.add(new Unreadable(new ProducerRecord<>(added, 0, null, null, good.value(), good.headers()), "missing-key"));
        all.add(new Unreadable(with(good, null), "missing-value"));
        all.add(new Unreadable(new ProducerRecord<>(added, 0, good.key(), good.value()), "missing-attribute"));
        for (String attribute : List.of("ce_id", "ce_type", "ce_source", "ce_time", "ce_recordedtime")) {
            all.add(new Unreadable(header(good, attribute, null), "missing-attribute"));
        }
        all.add(new Unreadable(header(good, "ce_type", "org.tandem.test.added.v2"), "unknown-version"));
        all.add(new Unreadable(header(good, "ce_type", "org.tandem.test.taken.v1"), "wrong-topic"));
        all.add(new Unreadable(header(good, "ce_id", "no-uuid"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_time", "yesterday"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_recordedtime", "2026-02-30T00:00:00Z"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_recordedtime", "+12026-02-03T00:00:00Z"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_recordedtime", "-0001-02-03T00:00:00Z"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_time", "+999999999-02-03T00:00:00Z"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_causationid", "no-uuid"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_notafter", "tomorrow"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_contenthash", "short"), "malformed-attribute"));
        all.add(new Unreadable(header(good, "ce_contenthash", "z".repeat(32)), "malformed-attribute"));
        return all;
    }

    private static ProducerRecord<byte[], byte[]> with(ProducerRecord<byte[], byte[]> good, byte[] value) {
        return new ProducerRecord<>(good.topic(), 0, null, good.key(), value, good.headers());
    }

    private static ProducerRecord<byte[], byte[]> header(ProducerRecord<byte[], byte[]> good, String name, String value) {
        RecordHeaders headers = new RecordHeaders(good.headers().toArray());
        headers.remove(name);
        if (value != null) {
            headers.add(name, TallyEvents.bytes(value));
        }
        return new ProducerRecord<>(good.topic(), 0, null, good.key(), good.value(), headers);
    }
}

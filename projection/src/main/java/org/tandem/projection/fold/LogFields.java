package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.MDC;
import org.tandem.events.envelope.Attribute;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The ids of a record, as fields of what a log says of it: {@code eventId} and {@code key}, in {@code mdc} of a line of
 * JSON. A key is a lead's id on most topics, and a capture's, a campaign's or a model's on others. What is no UUID is left out:
 * a record that cannot be read may hold anything anywhere, a person's address too.
 */
public final class LogFields implements AutoCloseable {

    static final String EVENT_ID = "eventId";
    static final String KEY = "key";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private LogFields() {
    }

    /** Until closed, by this thread, which must be one that blocks. */
    public static LogFields of(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(Attribute.ID);
        put(EVENT_ID, id == null ? null : id.value());
        put(KEY, record.key());
        return new LogFields();
    }

    /** Of a key such as {@code leadId/eventId}, what it begins with. */
    private static void put(String field, byte[] bytes) {
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        String id = text.substring(0, text.indexOf('/') < 0 ? text.length() : text.indexOf('/'));
        if (UUID.matcher(id).matches()) {
            MDC.put(field, id);
        }
    }

    @Override
    public void close() {
        MDC.remove(EVENT_ID);
        MDC.remove(KEY);
    }
}

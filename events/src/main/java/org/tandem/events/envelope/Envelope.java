package org.tandem.events.envelope;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One fact as it travels: a CloudEvents 1.0 event in binary content mode, whose attributes are Kafka headers and whose
 * data is the JSON value of the record.
 *
 * @param id           deterministic wherever the cause can repeat; {@code source} and {@code id} identify an event
 * @param source       the writing service, such as {@code /lead-capture}
 * @param type         what happened and the version of its data
 * @param subject      what it happened to, usually the lead's id; may be null
 * @param time         when it happened in the world
 * @param recordedTime when the publisher knew it; with {@code time} this makes "as of" and "as known at" answerable
 * @param knownTime    an earlier moment at which an importing system says it knew it; null unless imported
 * @param contentHash  keyed hash of what the sender sent, so that one id with two contents is seen; may be null
 * @param causationId  of the outcome of a decision: the id of the request, or of the fact taken as one, that was decided;
 *                     null of everything else
 * @param notAfter     of a request: the moment after which it is refused as expired; null where it may wait for ever
 * @param data         the fact itself
 */
public record Envelope<D>(
        UUID id,
        String source,
        EventType<D> type,
        String subject,
        Instant time,
        Instant recordedTime,
        Instant knownTime,
        String contentHash,
        UUID causationId,
        Instant notAfter,
        D data) {

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(recordedTime, "recordedTime");
        Objects.requireNonNull(data, "data");
    }

    /** A fact that is neither a request nor the outcome of one. */
    public Envelope(UUID id, String source, EventType<D> type, String subject, Instant time, Instant recordedTime,
                    Instant knownTime, String contentHash, D data) {
        this(id, source, type, subject, time, recordedTime, knownTime, contentHash, null, null, data);
    }
}

package org.tandem.projection.decide;

import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that a decision makes true; on a topic of the deciding service. Its id is derived from the request's id and
 * its name ({@link Request#eventId}), and it carries the request's id as {@code causationid}.
 *
 * @param name    which of the outcome's events it is; the type's name unless there are several of one type
 * @param about   whose it is, usually a lead's id: chooses the partition
 * @param subject what it happened to; {@code about}, unless several things have one partition
 * @param key     the record key; {@code about}, unless the topic has another, such as {@code leadId/eventId}
 * @param time    when it happened in the world; null for the moment of the decision
 */
public record OutcomeEvent<D>(String name, Topic topic, EventType<D> type, String about, String subject, String key,
                              Instant time, D data) {

    public OutcomeEvent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(data, "data");
    }

    /** The only event of its type in an outcome, of and keyed by what it is about, happening now. */
    public static <D> OutcomeEvent<D> of(Topic topic, EventType<D> type, String about, D data) {
        return new OutcomeEvent<>(type.name(), topic, type, about, about, about, null, data);
    }

    /** One of several of its type: {@code name} says which. */
    public OutcomeEvent<D> named(String name) {
        return new OutcomeEvent<>(name, topic, type, about, subject, key, time, data);
    }

    /** Something else than what chooses the partition. */
    public OutcomeEvent<D> happenedTo(String subject) {
        return new OutcomeEvent<>(name, topic, type, about, subject, key, time, data);
    }

    public OutcomeEvent<D> keyed(String key) {
        return new OutcomeEvent<>(name, topic, type, about, subject, key, time, data);
    }

    public OutcomeEvent<D> at(Instant time) {
        return new OutcomeEvent<>(name, topic, type, about, subject, key, time, data);
    }
}

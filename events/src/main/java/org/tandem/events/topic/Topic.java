package org.tandem.events.topic;

import java.util.Map;
import java.util.Objects;

/**
 * One topic of the stream: who writes it, what its key is, and the settings without which it would lose what it holds.
 *
 * @param key          what the record key is, in words
 * @param writer       the only service that may write it
 * @param personalData whether personal data may be on it
 */
public record Topic(String name, String writer, String key, Retention retention, boolean personalData) {

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(retention, "retention");
    }

    /** Topic settings that a deployment must create the topic with, and that a service refuses to start without. */
    public Map<String, String> settings() {
        return retention.settings();
    }
}

package org.tandem.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Objects;
import java.util.UUID;

/** The pseudonym of one lead on the stream; see {@link Identity} for what it is derived from. */
public record LeadId(@JsonValue UUID value) implements Comparable<LeadId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LeadId {
        Objects.requireNonNull(value, "value");
    }

    public static LeadId of(String text) {
        return new LeadId(UUID.fromString(text));
    }

    @Override
    public int compareTo(LeadId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.tandem.leadcapture.profile;

import org.tandem.events.profile.ProfileEvent.ProfileCaptured;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One capture's part of a profile, with what its envelope says.
 *
 * @param time         when it happened in the world
 * @param recordedTime when it was known
 */
public record ProfileEntry(UUID eventId, Instant time, Instant recordedTime, ProfileCaptured captured) {

    public ProfileEntry {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(recordedTime, "recordedTime");
        Objects.requireNonNull(captured, "captured");
    }
}

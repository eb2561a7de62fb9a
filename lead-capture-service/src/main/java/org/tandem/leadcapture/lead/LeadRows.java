package org.tandem.leadcapture.lead;

import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.projection.codec.StreamRecord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The rows that a fold writes; one record for each table. */
final class LeadRows {

    private LeadRows() {
    }

    /** A row of {@code capture}. */
    record CaptureRow(StreamRecord cause, UUID eventId, UUID contentHash, UUID leadId, String sender, Instant capturedAt, Instant recordedAt,
                      boolean withProfile, boolean withActivity, LeadCaptured lead, byte[] data) {

        Content content() {
            return new Content(leadId, eventId, contentHash);
        }

        static CaptureRow of(StreamRecord record, LeadCaptured lead) {
            Envelope<?> event = record.envelope();
            // As fine as the tables keep it: what is compared here must compare there alike.
            return new CaptureRow(record, event.id(), hash(event.contentHash()), lead.leadId().value(), lead.sender(),
                    event.time().truncatedTo(ChronoUnit.MICROS), event.recordedTime(), lead.parts().contains("profile"),
                    lead.parts().contains("activity"), lead, record.value());
        }

        /** Whether this capture came before the other; ties by id, so that there always is an answer. */
        boolean isBefore(CaptureRow other) {
            int order = capturedAt.compareTo(other.capturedAt);
            order = order != 0 ? order : compareUnsigned(eventId, other.eventId);
            order = order != 0 ? order : compareUnsigned(contentHash, other.contentHash);
            return order < 0;
        }

    }

    /** A row of {@code lead}: its first capture, and when its last one was. */
    record LeadRow(CaptureRow first, Instant lastCapturedAt) {

        static LeadRow of(CaptureRow capture) {
            return new LeadRow(capture, capture.capturedAt());
        }

        LeadRow and(LeadRow other) {
            return new LeadRow(other.first.isBefore(first) ? other.first : first,
                    other.lastCapturedAt.isAfter(lastCapturedAt) ? other.lastCapturedAt : lastCapturedAt);
        }
    }

    /** A row of {@code profile}: its key is the record's, not of its data, because compaction goes by that. */
    record ProfileRow(StreamRecord cause, Key key, UUID captureId, UUID contentHash, Instant capturedAt, Instant recordedAt,
                      byte[] data) {

        static ProfileRow of(StreamRecord record, Key key, ProfileCaptured profile) {
            Envelope<?> event = record.envelope();
            return new ProfileRow(record, key, profile.captureId(), hash(event.contentHash()), event.time(),
                    event.recordedTime(), record.value());
        }

        UUID leadId() {
            return key.leadId();
        }

        Content content() {
            return new Content(key.leadId(), captureId, contentHash);
        }
    }

    /** A row of {@code capture_activity}. */
    record ActivityRow(Content content, Instant recordedAt) {

        static ActivityRow of(StreamRecord record, FormSubmitted activity) {
            return new ActivityRow(new Content(activity.leadId().value(), activity.captureId(),
                    hash(record.envelope().contentHash())), record.envelope().recordedTime());
        }

        UUID leadId() {
            return content.leadId();
        }
    }

    /** A capture in one content: what its parts belong to. */
    record Content(UUID leadId, UUID captureId, UUID contentHash) implements Comparable<Content> {

        @Override
        public int compareTo(Content other) {
            int order = leadId.compareTo(other.leadId);
            order = order != 0 ? order : captureId.compareTo(other.captureId);
            return order != 0 ? order : contentHash.compareTo(other.contentHash);
        }
    }

    /** What {@code leadId/eventId} names. */
    record Key(UUID leadId, UUID eventId) implements Comparable<Key> {

        /** Null where the record key is something else, such as the daily no-op. */
        static Key parse(String recordKey) {
            int slash = recordKey.indexOf('/');
            if (slash < 0) {
                return null;
            }
            try {
                return new Key(UUID.fromString(recordKey.substring(0, slash)),
                        UUID.fromString(recordKey.substring(slash + 1)));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        String recordKey() {
            return leadId + "/" + eventId;
        }

        @Override
        public int compareTo(Key other) {
            int byLead = leadId.compareTo(other.leadId);
            return byLead != 0 ? byLead : eventId.compareTo(other.eventId);
        }
    }

    static UUID hash(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    /** PostgreSQL orders UUIDs by their unsigned bytes; Java by signed halves. The tables' order is the one that counts. */
    static int compareUnsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}

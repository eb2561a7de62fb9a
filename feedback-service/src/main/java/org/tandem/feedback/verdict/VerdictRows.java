package org.tandem.feedback.verdict;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.feedback.FeedbackNoteEvent.FeedbackNoteWritten;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.ErasureTable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The rows that a fold writes; moments are as fine as the tables keep them, so that what is compared compares alike there. */
final class VerdictRows {

    private static final UUID NO_HASH = new UUID(0, 0);

    private VerdictRows() {
    }

    /** A row of {@code capture}. */
    record CaptureRow(UUID leadId, UUID eventId, UUID contentHash, Instant capturedAt, Instant recordedAt, Origin origin) {

        static CaptureRow of(Envelope<?> event, LeadCaptured lead) {
            return new CaptureRow(lead.leadId().value(), event.id(), hash(event.contentHash()), micros(event.time()),
                    micros(event.recordedTime()), new Origin(lead.source(), lead.campaign()));
        }
    }

    /** A row of {@code attempt_step}. */
    record StepRow(UUID leadId, long position, Attempt attempt, Instant recordedAt) {

        /** Empty for what changes nothing about who may judge the lead. */
        static Optional<StepRow> of(StreamRecord record, PipelineEvent event) {
            return attempt(event).map(attempt -> new StepRow(event.leadId().value(), record.offset(), attempt,
                    micros(record.envelope().recordedTime())));
        }

        private static Optional<Attempt> attempt(PipelineEvent event) {
            int number = event.attempt();
            if (event instanceof LeadAssigned) {
                return Optional.of(new Attempt.Offered(number));
            } else if (event instanceof LeadAccepted accepted) {
                return Optional.of(new Attempt.Held(number, either(accepted.rep(), accepted.by())));
            } else if (event instanceof OpportunityOpened opened) {
                return Optional.of(new Attempt.Held(number, either(opened.rep(), opened.by())));
            } else if (event instanceof LeadRejected rejected) {
                return Optional.of(new Attempt.Closed(number, either(rejected.rep(), rejected.by())));
            } else if (event instanceof LeadRecycled recycled) {
                return Optional.of(new Attempt.Closed(number, either(recycled.rep(), recycled.by())));
            } else if (event instanceof OpportunityWon won) {
                return Optional.of(new Attempt.Closed(number, either(won.rep(), won.by())));
            } else if (event instanceof OpportunityLost lost) {
                return Optional.of(new Attempt.Closed(number, either(lost.rep(), lost.by())));
            }
            return Optional.empty();
        }

        /** What nobody held, such as a lead in a queue, is judged by whoever answered for it. */
        private static String either(String rep, String by) {
            return rep == null ? by : rep;
        }
    }

    /**
     * A row of {@code note}.
     *
     * @param coveredFrom by which erasures on it is to be forgotten
     */
    record NoteRow(NoteKey key, Instant recordedAt, Instant coveredFrom, String text) {

        static NoteRow of(Envelope<?> event, NoteKey key, FeedbackNoteWritten note) {
            return of(key, micros(event.recordedTime()), note.erasedUntil() == null ? null : Instant.parse(note.erasedUntil()),
                    note.text());
        }

        /** @param erasedUntil up to when the lead was known to be forgotten; null where that was not said */
        static NoteRow of(NoteKey key, Instant recordedAt, Instant erasedUntil, String text) {
            return new NoteRow(key, recordedAt, ErasureTable.coveredFrom(recordedAt, erasedUntil), text);
        }
    }

    /** The key of a note on the stream, {@code leadId/eventId}. */
    record NoteKey(UUID leadId, UUID eventId) implements Comparable<NoteKey> {

        /** Null for what is no key of a note, such as the daily no-op's. */
        static NoteKey parse(String text) {
            int slash = text.indexOf('/');
            try {
                return slash < 0 ? null
                        : new NoteKey(UUID.fromString(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
            } catch (IllegalArgumentException notOurs) {
                return null;
            }
        }

        String recordKey() {
            return leadId + "/" + eventId;
        }

        @Override
        public int compareTo(NoteKey other) {
            int order = leadId.compareTo(other.leadId);
            return order != 0 ? order : eventId.compareTo(other.eventId);
        }
    }

    static Verdict verdict(Envelope<?> event, VerdictGiven given) {
        return new Verdict(event.id(), given.leadId().value(), given.attempt(), given.rep(), given.verdict(),
                new Origin(given.source(), given.campaign()), given.revision(), micros(event.recordedTime()));
    }

    static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** A content hash in the log is 32 hexadecimal digits, or absent. */
    private static UUID hash(String hex) {
        return hex == null ? NO_HASH
                : new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}

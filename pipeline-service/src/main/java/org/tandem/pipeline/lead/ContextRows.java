package org.tandem.pipeline.lead;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.activity.ActivityEvent.CustomActivity;
import org.tandem.events.activity.ActivityEvent.EmailClicked;
import org.tandem.events.activity.ActivityEvent.EmailOpened;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.activity.ActivityEvent.PageViewed;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarMissed;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.ErasureTable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The rows about a lead that other services' facts make: who it is, what it did, what the model says. */
final class ContextRows {

    private ContextRows() {
    }

    /**
     * A row of {@code lead}: the first capture, with the business facts of the last.
     *
     * @param origin   where the first capture came from, and {@code originAt} when; null of what is no capture
     */
    record LeadRow(UUID leadId, Instant firstCapturedAt, Instant recordedAt, String source, String campaign,
                   Business business, String origin, Instant originAt) {

        static LeadRow of(Envelope<?> event, LeadCaptured captured) {
            return new LeadRow(captured.leadId().value(), event.time(), event.recordedTime(), captured.source(),
                    captured.campaign(), captured.business(), captured.source(), event.time());
        }

        LeadRow then(LeadRow later) {
            return new LeadRow(leadId, later.firstCapturedAt.isBefore(firstCapturedAt) ? later.firstCapturedAt : firstCapturedAt,
                    later.recordedAt.isAfter(recordedAt) ? later.recordedAt : recordedAt,
                    later.source == null ? source : later.source, later.campaign == null ? campaign : later.campaign,
                    merged(business, later.business), laterIsFirst(later) ? later.origin : origin,
                    laterIsFirst(later) ? later.originAt : originAt);
        }

        /** Of the later one in the log, which may tell of something earlier in the world. To the microsecond, as the table has it. */
        private boolean laterIsFirst(LeadRow later) {
            return later.originAt != null && (originAt == null
                    || later.originAt.truncatedTo(ChronoUnit.MICROS).isBefore(originAt.truncatedTo(ChronoUnit.MICROS)));
        }

        private static Business merged(Business before, Business later) {
            return new Business(or(later.country(), before.country()), or(later.industry(), before.industry()),
                    or(later.companySize(), before.companySize()), or(later.department(), before.department()),
                    or(later.jobLevel(), before.jobLevel()), or(later.mailDomain(), before.mailDomain()));
        }

        private static <T> T or(T value, T otherwise) {
            return value == null ? otherwise : value;
        }
    }

    /** The halves of a key {@code leadId/eventId}. */
    record Key(UUID leadId, UUID eventId) implements Comparable<Key> {

        /** Null where the record key is something else, such as the daily no-op. */
        static Key parse(String recordKey) {
            int slash = recordKey.indexOf('/');
            if (slash < 0) {
                return null;
            }
            try {
                return new Key(UUID.fromString(recordKey.substring(0, slash)), UUID.fromString(recordKey.substring(slash + 1)));
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

    /** A row of {@code profile}: what of it a rep sees at a glance. */
    record ProfileRow(Key key, Instant capturedAt, Instant recordedAt, String name, String company, String jobTitle) {

        static ProfileRow of(Envelope<?> event, Key key, ProfileCaptured profile) {
            return new ProfileRow(key, event.time(), event.recordedTime(), name(profile), profile.company(), profile.jobTitle());
        }

        private static String name(ProfileCaptured profile) {
            if (profile.name() != null) {
                return profile.name();
            } else if (profile.firstName() == null || profile.lastName() == null) {
                return profile.firstName() == null ? profile.lastName() : profile.firstName();
            }
            return profile.firstName() + " " + profile.lastName();
        }
    }

    /** A row of {@code recent_activity}. */
    record ActivityRow(UUID leadId, UUID eventId, Instant happenedAt, Instant recordedAt, String type, String what) {

        /** Null for what no person did. */
        static ActivityRow of(Envelope<?> event, ActivityEvent activity) {
            boolean human = !(activity instanceof EmailOpened opened && !opened.human()
                    || activity instanceof EmailClicked clicked && !clicked.human());
            return human ? new ActivityRow(activity.leadId().value(), event.id(), event.time(), event.recordedTime(),
                    event.type().name(), what(activity)) : null;
        }

        private static String what(ActivityEvent activity) {
            if (activity instanceof PageViewed viewed) {
                return viewed.page();
            } else if (activity instanceof FormSubmitted submitted) {
                return submitted.form();
            } else if (activity instanceof EmailOpened opened) {
                return opened.message();
            } else if (activity instanceof EmailClicked clicked) {
                return clicked.link();
            } else if (activity instanceof WebinarInvited invited) {
                return invited.webinar();
            } else if (activity instanceof WebinarRegistered registered) {
                return registered.webinar();
            } else if (activity instanceof WebinarAttended attended) {
                return attended.webinar();
            } else if (activity instanceof WebinarMissed missed) {
                return missed.webinar();
            } else if (activity instanceof AssetDownloaded downloaded) {
                return downloaded.asset();
            } else if (activity instanceof CustomActivity custom) {
                return custom.name();
            }
            return null;
        }
    }

    /**
     * A row of {@code score}: the last one counts.
     *
     * @param disqualifiedBy the codes of why it is nothing for sales, {@code asOf} which moment; null if it is not
     * @param askedAt        when it last asked for sales, of what sales has not answered by ending an attempt; null if it did not
     */
    record ScoreRow(UUID leadId, String cell, int fit, int engagement, String model, int modelVersion, String disqualifiedBy,
                    Instant asOf, Instant factsUntil, Instant askedAt) {

        static ScoreRow of(LeadScored scored) {
            return new ScoreRow(scored.leadId().value(), scored.cell(), scored.fitPoints(), scored.engagementPoints(),
                    scored.model(), scored.modelVersion(), Disqualifications.text(scored.disqualifiedBy()),
                    Instant.parse(scored.asOf()), Instant.parse(scored.factsUntil()),
                    scored.askedAt() == null ? null : Instant.parse(scored.askedAt()));
        }
    }

    /** A row of {@code qualification}: the last one counts. */
    record QualificationRow(UUID leadId, String why, Instant factsUntil) {

        static QualificationRow of(LeadQualified qualified) {
            return new QualificationRow(qualified.leadId().value(), qualified.why(), Instant.parse(qualified.factsUntil()));
        }
    }

    /**
     * A row of {@code note}.
     *
     * @param coveredFrom by which erasures on it is to be forgotten
     */
    record NoteRow(Key key, Instant recordedAt, Instant coveredFrom, String text, StreamRecord cause) {

        static NoteRow of(StreamRecord record, Key key, NoteWritten note) {
            Instant recordedAt = record.envelope().recordedTime();
            Instant known = note.erasedUntil() == null ? null : Instant.parse(note.erasedUntil());
            return new NoteRow(key, recordedAt, ErasureTable.coveredFrom(recordedAt, known), note.text(), record);
        }
    }
}

package org.tandem.leadcapture.lead;

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
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Table {@code activity}: what leads did, but for the forms they submitted. */
final class ActivityStore {

    private ActivityStore() {
    }

    /** The key of a row, in the table's order but for how UUIDs are compared. */
    record Key(UUID leadId, Instant happenedAt, UUID eventId, UUID contentHash) {
    }

    /** A row; {@code what} is the page, form, message, webinar or asset. */
    record Row(Key key, Instant recordedAt, String type, String what, String campaign, Integer minutes, boolean human) {

        static Row of(Envelope<?> event, ActivityEvent activity) {
            Key key = new Key(activity.leadId().value(), event.time().truncatedTo(ChronoUnit.MICROS), event.id(),
                    LeadRows.hash(event.contentHash()));
            Instant recordedAt = event.recordedTime();
            String type = event.type().name();
            if (activity instanceof PageViewed viewed) {
                return new Row(key, recordedAt, type, viewed.page(), viewed.utm() == null ? null : viewed.utm().campaign(), null, true);
            } else if (activity instanceof FormSubmitted submitted) {
                return new Row(key, recordedAt, type, submitted.form(), submitted.campaign(), null, true);
            } else if (activity instanceof EmailOpened opened) {
                return new Row(key, recordedAt, type, opened.message(), opened.campaign(), null, opened.human());
            } else if (activity instanceof EmailClicked clicked) {
                return new Row(key, recordedAt, type, clicked.link(), clicked.campaign(), null, clicked.human());
            } else if (activity instanceof WebinarInvited invited) {
                return new Row(key, recordedAt, type, invited.webinar(), invited.campaign(), null, true);
            } else if (activity instanceof WebinarRegistered registered) {
                return new Row(key, recordedAt, type, registered.webinar(), registered.campaign(), null, true);
            } else if (activity instanceof WebinarAttended attended) {
                return new Row(key, recordedAt, type, attended.webinar(), attended.campaign(), attended.minutes(), true);
            } else if (activity instanceof WebinarMissed missed) {
                return new Row(key, recordedAt, type, missed.webinar(), missed.campaign(), null, true);
            } else if (activity instanceof AssetDownloaded downloaded) {
                return new Row(key, recordedAt, type, downloaded.asset(), downloaded.campaign(), null, true);
            } else if (activity instanceof CustomActivity custom) {
                return new Row(key, recordedAt, type, custom.name(), custom.campaign(), null, true);
            }
            throw new IllegalStateException("an activity that nobody made a row for: " + type);
        }

        UUID leadId() {
            return key.leadId();
        }

        Row orLater(Row other) {
            return other.recordedAt.isAfter(recordedAt) ? other : this;
        }
    }

    /** Each key once. */
    static void insert(Connection db, Collection<Row> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<Row> rows = unsorted.stream().sorted(Comparator.comparing(Row::leadId)).toList();
        try (PreparedStatement insert = db.prepareStatement("""
                insert into activity as a (lead_id, happened_at, event_id, content_hash, recorded_at, type, what, campaign, minutes, human)
                select lead_id, happened_at, event_id, content_hash, recorded_at, type, what, campaign, nullif(minutes, -1), human
                from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                            ?::int[], ?::bool[])
                     as r (lead_id, happened_at, event_id, content_hash, recorded_at, type, what, campaign, minutes, human)
                on conflict (lead_id, happened_at, event_id, content_hash) do update
                    set recorded_at = greatest(a.recorded_at, excluded.recorded_at)""")) {
            Columns.of(insert, rows).uuid(Row::leadId).timestamptz(row -> row.key.happenedAt()).uuid(row -> row.key.eventId())
                    .uuid(row -> row.key.contentHash()).timestamptz(Row::recordedAt).text(Row::type).text(Row::what)
                    .text(Row::campaign).int4(row -> row.minutes == null ? -1 : row.minutes).bool(Row::human);
            insert.executeUpdate();
        }
    }
}

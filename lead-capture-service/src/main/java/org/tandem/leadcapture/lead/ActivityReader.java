package org.tandem.leadcapture.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.rest.page.Cursor;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what a lead did: one query for a page, by the table's own order; the forms come from its captures. */
@ApplicationScoped
class ActivityReader {

    private static final Cursor FROM_THE_START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
    private static final String PAGE = """
            (select happened_at, event_id, type, what, campaign, minutes, human, null::uuid as capture_id from activity
             where lead_id = ? and (happened_at, event_id) < (?, ?) order by happened_at desc, event_id desc limit ?)
            union all
            (select c.captured_at, c.event_id, ?, c.data::json ->> 'form', c.data::json ->> 'campaign', null, true, c.event_id
             from capture c join capture_activity a on a.lead_id = c.lead_id and a.capture_id = c.event_id
                 and a.content_hash = c.content_hash
             where c.lead_id = ? and (c.captured_at, c.event_id) < (?, ?) order by c.captured_at desc, c.event_id desc limit ?)
            order by 1 desc, 2 desc limit ?""";

    private final DataSource database;

    ActivityReader(DataSource database) {
        this.database = database;
    }

    /** @param next pass it as {@code cursor} for the next page; absent on the last one */
    @Schema(name = "ActivityPage", description = "What a lead did, newest first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Activity> activities, String next) {
    }

    /** What does not apply is absent. */
    @Schema(name = "Activity")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Activity(UUID eventId, Instant time, @Schema(description = "Type of the event in short", examples = "webinar.attended") String type,
                    @Schema(description = "The page, form, message, link, webinar or asset") String what, String campaign,
                    @Schema(description = "How long somebody was in a webinar") Integer minutes,
                    @Schema(description = "false where a machine is more likely than a person; absent otherwise") Boolean human,
                    @Schema(description = "Of a form: the capture that says what was written into it") UUID captureId) {
    }

    private record Row(Cursor place, Activity activity) {
    }

    /**
     * @param after null for the first page
     * @return empty where nothing is known of such a lead
     */
    Optional<Page> page(UUID leadId, Cursor after, int limit) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<Row> rows = rows(db, leadId, after == null ? FROM_THE_START : after, limit + 1);
            if (rows.isEmpty() && !isKnown(db, leadId)) {
                return Optional.empty();
            }
            boolean more = rows.size() > limit;
            List<Row> page = more ? rows.subList(0, limit) : rows;
            return Optional.of(new Page(page.stream().map(Row::activity).toList(), more ? page.get(limit - 1).place.text() : null));
        }
    }

    private static boolean isKnown(Connection db, UUID leadId) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("""
                select 1 where exists (select 1 from lead where lead_id = ?) or exists (select 1 from activity where lead_id = ?)""")) {
            select.setObject(1, leadId);
            select.setObject(2, leadId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<Row> rows(Connection db, UUID leadId, Cursor after, int most) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(PAGE)) {
            int next = 1;
            for (int part = 0; part < 2; part++) {
                if (part == 1) {
                    select.setString(next++, EventTypes.FORM_SUBMITTED.name());
                }
                select.setObject(next++, leadId);
                select.setObject(next++, after.time().atOffset(ZoneOffset.UTC));
                select.setObject(next++, after.id());
                select.setInt(next++, most);
            }
            select.setInt(next, most);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        Instant time = row.getObject(1, OffsetDateTime.class).toInstant();
        UUID id = row.getObject(2, UUID.class);
        UUID capture = row.getObject(8, UUID.class);
        return new Row(new Cursor(time, id), new Activity(capture == null ? id : Identity.part(capture, "activity"), time,
                row.getString(3).substring(EventType.PREFIX.length()), row.getString(4), row.getString(5),
                row.getObject(6, Integer.class), row.getBoolean(7) ? null : false, capture));
    }
}

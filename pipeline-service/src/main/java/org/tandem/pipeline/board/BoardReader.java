package org.tandem.pipeline.board;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.money.Money;
import org.tandem.pipeline.lead.Links;
import org.tandem.pipeline.lead.Profiles;
import org.tandem.pipeline.lead.Profiles.Profile;
import org.tandem.rest.page.Cursor;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads opportunities: three queries for a page of any size, each by an index. */
@ApplicationScoped
class BoardReader {

    private static final Cursor FROM_THE_START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final DataSource database;

    BoardReader(DataSource database) {
        this.database = database;
    }

    /**
     * What to show.
     *
     * @param owner null for everybody's
     * @param stage null for any
     */
    record Filter(String owner, String stage, String status) {
    }

    /** @param after null for the first page */
    BoardViews.Page page(Filter filter, Cursor after, int limit, Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<BoardViews.Entry> entries = entries(db, filter, after == null ? FROM_THE_START : after, limit + 1, now);
            boolean more = entries.size() > limit;
            List<BoardViews.Entry> page = more ? entries.subList(0, limit) : entries;
            List<UUID> leadIds = page.stream().map(BoardViews.Entry::leadId).toList();
            Map<UUID, Profile> profiles = Profiles.of(db, leadIds, Links.of(db, leadIds));
            BoardViews.Entry last = page.isEmpty() ? null : page.get(page.size() - 1);
            return new BoardViews.Page(page.stream().map(entry -> of(entry, profiles.getOrDefault(entry.leadId(), Profile.NONE))).toList(),
                    more ? new Cursor(last.openedAt(), last.opportunityId()).text() : null);
        }
    }

    private static List<BoardViews.Entry> entries(Connection db, Filter filter, Cursor after, int most, Instant now)
            throws SQLException {
        String sql = "select * from opportunity where status = ?" + (filter.owner == null ? "" : " and rep = ?")
                + (filter.stage == null ? "" : " and stage = ?")
                + " and (opened_at, opportunity_id) < (?, ?) order by opened_at desc, opportunity_id desc limit ?";
        try (PreparedStatement select = db.prepareStatement(sql)) {
            int next = 1;
            select.setString(next++, filter.status);
            if (filter.owner != null) {
                select.setString(next++, filter.owner);
            }
            if (filter.stage != null) {
                select.setString(next++, filter.stage);
            }
            select.setObject(next++, after.time().atOffset(ZoneOffset.UTC));
            select.setObject(next++, after.id());
            select.setInt(next, most);
            List<BoardViews.Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows, now));
                }
            }
            return entries;
        }
    }

    private static BoardViews.Entry entry(ResultSet row, Instant now) throws SQLException {
        Instant stageSince = moment(row, "stage_since");
        Instant closedAt = moment(row, "closed_at");
        String amount = row.getString("amount");
        return new BoardViews.Entry(row.getObject("opportunity_id", UUID.class), row.getObject("lead_id", UUID.class),
                row.getString("rep"), row.getString("status"), row.getString("stage"),
                amount == null ? null : new Money(amount, row.getString("currency")), moment(row, "opened_at"), stageSince,
                // an imported clock may be ahead of ours
                Math.max(0, Duration.between(stageSince, closedAt == null ? now : closedAt).toDays()), closedAt,
                row.getString("reason"), null, null);
    }

    private static BoardViews.Entry of(BoardViews.Entry entry, Profile profile) {
        return new BoardViews.Entry(entry.opportunityId(), entry.leadId(), entry.owner(), entry.status(), entry.stage(),
                entry.value(), entry.openedAt(), entry.inStageSince(), entry.daysInStage(), entry.closedAt(), entry.reason(),
                profile.name(), profile.company());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

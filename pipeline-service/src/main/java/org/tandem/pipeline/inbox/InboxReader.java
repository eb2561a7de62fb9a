package org.tandem.pipeline.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.pipeline.lead.Consents;
import org.tandem.pipeline.lead.Disqualifications;
import org.tandem.pipeline.lead.Links;
import org.tandem.pipeline.lead.Profiles;
import org.tandem.pipeline.lead.Profiles.Profile;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Cursor;
import org.tandem.rest.problem.Unavailable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads inboxes: a fixed number of queries for a page of any size, each by an index. */
@ApplicationScoped
class InboxReader {

    private static final Cursor FROM_THE_START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
    private static final String OPEN = "state in ('assigned', 'accepted', 'in-opportunity')";
    /** What an inbox is ordered by, newest first; of an index. */
    private static final String NEWS = "coalesce(asked_again_at, since)";
    private static final String PAGE = " and (" + NEWS + ", lead_id) < (?, ?) order by " + NEWS + " desc, lead_id desc limit ?";
    private static final String MINE = "(select * from worked_lead where " + OPEN + " and rep = ?" + PAGE + ")"
            + " union all (select * from worked_lead where state = 'assigned' and queue is not null" + PAGE + ")";
    private static final String TEAMS = "select * from worked_lead where " + OPEN + PAGE;
    private static final String ENTRIES = """
            select w.*, l.country, l.industry, l.company_size, l.source, l.campaign,
                   s.cell, s.fit, s.engagement, q.why, s.model, s.model_version
            from (%s) w left join lead l using (lead_id) left join score s using (lead_id)
                 left join qualification q using (lead_id)
            order by coalesce(w.asked_again_at, w.since) desc, w.lead_id desc limit ?""";

    private final DataSource database;
    private final SalesRules rules;

    InboxReader(DataSource database, SalesRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** What waits for a rep, and what is in queues. */
    InboxViews.Page ofRep(String rep, Cursor after, int limit) {
        return Tables.read(() -> page(ENTRIES.formatted(MINE), rep, after, limit), Unavailable::new);
    }

    /** What waits for anybody. */
    InboxViews.Page ofTeam(Cursor after, int limit) {
        return Tables.read(() -> page(ENTRIES.formatted(TEAMS), null, after, limit), Unavailable::new);
    }

    private InboxViews.Page page(String sql, String rep, Cursor after, int limit) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<InboxViews.Entry> entries = entries(db, sql, rep, after == null ? FROM_THE_START : after, limit + 1);
            boolean more = entries.size() > limit;
            List<InboxViews.Entry> page = more ? entries.subList(0, limit) : entries;
            List<UUID> leadIds = page.stream().map(InboxViews.Entry::leadId).toList();
            Links links = Links.of(db, leadIds);
            List<Member> members = leadIds.stream().flatMap(lead -> links.cluster(lead).stream().map(id -> new Member(lead, id))).toList();
            Map<UUID, Profile> profiles = Profiles.of(db, leadIds, links);
            Disqualifications disqualified = Disqualifications.of(db, members.stream().map(Member::id).toList());
            Map<UUID, List<InboxViews.Activity>> activities = activities(db, members);
            Map<UUID, Withdrawals> withdrawn = Consents.withdrawn(db, leadIds, links, rules.contactPurposes());
            InboxViews.Entry last = page.isEmpty() ? null : page.get(page.size() - 1);
            return new InboxViews.Page(page.stream().map(entry -> with(entry, profiles.getOrDefault(entry.leadId(), Profile.NONE),
                    activities.getOrDefault(entry.leadId(), List.of()), withdrawn.get(entry.leadId()),
                    disqualified.reasons(links.cluster(entry.leadId())))).toList(),
                    more ? new Cursor(last.news(), last.leadId()).text() : null);
        }
    }

    private static List<InboxViews.Entry> entries(Connection db, String sql, String rep, Cursor after, int most)
            throws SQLException {
        try (PreparedStatement select = db.prepareStatement(sql)) {
            int next = 1;
            for (int part = 0; part < (rep == null ? 1 : 2); part++) {
                if (rep != null && part == 0) {
                    select.setString(next++, rep);
                }
                select.setObject(next++, after.time().atOffset(ZoneOffset.UTC));
                select.setObject(next++, after.id());
                select.setInt(next++, most);
            }
            select.setInt(next, most);
            List<InboxViews.Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static InboxViews.Entry entry(ResultSet row) throws SQLException {
        UUID opportunity = row.getObject("opportunity_id", UUID.class);
        return new InboxViews.Entry(row.getObject("lead_id", UUID.class), row.getString("state"), row.getInt("attempt"),
                row.getString("rep"), row.getString("queue"), moment(row, "since"), moment(row, "asked_again_at"), row.getInt("contacts"),
                moment(row, "last_contact_at"),
                new InboxViews.Who(null, null, null, row.getString("country"), row.getString("industry"),
                        row.getObject("company_size", Integer.class), row.getString("source"), row.getString("campaign")),
                row.getString("cell") == null && row.getString("why") == null ? null : new InboxViews.Score(row.getString("cell"),
                        row.getObject("fit", Integer.class), row.getObject("engagement", Integer.class), row.getString("why"),
                        row.getString("model"), row.getObject("model_version", Integer.class)),
                opportunity == null ? null : new InboxViews.Opportunity(opportunity, row.getString("stage"),
                        row.getString("amount"), row.getString("currency")), List.of(), null, null);
    }

    /** An id of the person whose lead it is. */
    private record Member(UUID leadId, UUID id) {
    }

    private static Map<UUID, List<InboxViews.Activity>> activities(Connection db, List<Member> members) throws SQLException {
        Map<UUID, List<InboxViews.Activity>> activities = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select m.lead_id, a.happened_at, a.type, a.what
                from unnest(?::uuid[], ?::uuid[]) as m (lead_id, id) join recent_activity a on a.lead_id = m.id
                order by m.lead_id, a.happened_at desc, a.event_id""")) {
            Columns.of(select, members).uuid(Member::leadId).uuid(Member::id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    activities.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new InboxViews.Activity(moment(rows, "happened_at"), rows.getString("type"), rows.getString("what")));
                }
            }
        }
        return activities;
    }

    private static InboxViews.Entry with(InboxViews.Entry entry, Profile profile, List<InboxViews.Activity> activities,
                                         Withdrawals withdrawn, List<String> disqualifiedBy) {
        InboxViews.Who who = entry.who();
        return new InboxViews.Entry(entry.leadId(), entry.state(), entry.attempt(), entry.rep(), entry.queue(), entry.since(), entry.askedAgainAt(),
                entry.contacts(), entry.lastContactAt(), new InboxViews.Who(profile.name(), profile.jobTitle(), profile.company(), who.country(),
                who.industry(), who.companySize(), who.source(), who.campaign()), entry.score(), entry.opportunity(),
                Collections.unmodifiableList(activities), InboxViews.Withdrawal.of(withdrawn),
                disqualifiedBy.isEmpty() ? null : disqualifiedBy);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

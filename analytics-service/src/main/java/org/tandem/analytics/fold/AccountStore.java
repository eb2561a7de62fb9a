package org.tandem.analytics.fold;

import org.tandem.analytics.count.Dimensions;
import org.tandem.analytics.count.Member;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes and reads the members of accounts inside a transaction: one statement for a batch. */
final class AccountStore {

    private static final String COLUMNS = "account, person, inquired_at, known_day, mql, sal, sql, won, origin, campaign, segment, territory, rep";

    private final Connection db;

    AccountStore(Connection db) {
        this.db = db;
    }

    /** @param leads whether the member is among the leading of its account */
    record Row(Member member, boolean leads) {
    }

    Map<UUID, List<Member>> leading(Collection<UUID> accounts) throws SQLException {
        return read("and leads", accounts);
    }

    /** As many as an account has people, or more. */
    Map<UUID, List<Member>> all(Collection<UUID> accounts) throws SQLException {
        return read("", accounts);
    }

    private Map<UUID, List<Member>> read(String only, Collection<UUID> accounts) throws SQLException {
        Map<UUID, List<Member>> members = new HashMap<>();
        if (accounts.isEmpty()) {
            return members;
        }
        try (PreparedStatement select = db.prepareStatement("select " + COLUMNS + " from account_member where account = any (?::uuid[]) " + only)) {
            Columns.of(select, accounts).uuid(account -> account);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Member member = member(rows);
                    members.computeIfAbsent(member.account(), account -> new ArrayList<>()).add(member);
                }
            }
        }
        return members;
    }

    private static Member member(ResultSet rows) throws SQLException {
        return new Member(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                (int) rows.getObject(4, LocalDate.class).toEpochDay(), rows.getObject(3, OffsetDateTime.class).toInstant(),
                rows.getInt(5), rows.getInt(6), rows.getInt(7), rows.getInt(8),
                new Dimensions(rows.getInt(9), rows.getInt(10), rows.getInt(11), rows.getInt(12), rows.getInt(13)));
    }

    void delete(Collection<Member> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from account_member m using unnest(?::uuid[], ?::uuid[], ?::date[]) as k (account, person, known_day)
                where m.account = k.account and m.person = k.person and m.known_day = k.known_day""")) {
            Columns.of(delete, members).uuid(Member::account).uuid(Member::person).date(AccountStore::knownDay);
            delete.executeUpdate();
        }
    }

    void upsert(Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("insert into account_member (" + COLUMNS + ", leads) select * from unnest("
                + "?::uuid[], ?::uuid[], ?::timestamptz[], ?::date[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[],"
                + " ?::int[], ?::int[], ?::bool[]) as n (" + COLUMNS + ", leads) order by account, person, known_day"
                + " on conflict (account, person, known_day) do update set (inquired_at, mql, sal, sql, won, origin, campaign, segment,"
                + " territory, rep, leads) = (excluded.inquired_at, excluded.mql, excluded.sal, excluded.sql, excluded.won, excluded.origin,"
                + " excluded.campaign, excluded.segment, excluded.territory, excluded.rep, excluded.leads)")) {
            Columns.of(upsert, rows).uuid(row -> row.member().account()).uuid(row -> row.member().person())
                    .timestamptz(row -> row.member().inquiredAt()).date(row -> knownDay(row.member())).int4(row -> row.member().mql())
                    .int4(row -> row.member().sal()).int4(row -> row.member().sql()).int4(row -> row.member().won())
                    .int4(row -> row.member().dimensions().origin()).int4(row -> row.member().dimensions().campaign())
                    .int4(row -> row.member().dimensions().segment()).int4(row -> row.member().dimensions().territory())
                    .int4(row -> row.member().dimensions().rep()).bool(Row::leads);
            upsert.executeUpdate();
        }
    }

    private static LocalDate knownDay(Member member) {
        return LocalDate.ofEpochDay(member.knownDay());
    }
}

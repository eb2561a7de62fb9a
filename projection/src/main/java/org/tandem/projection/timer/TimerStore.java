package org.tandem.projection.timer;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Table {@code timer}, for folding and deciding to write: one statement for any number of timers. */
public final class TimerStore {

    private TimerStore() {
    }

    /** Sets timers; one that is set changes nothing. */
    public static void set(Connection db, Collection<Timer> timers) throws SQLException {
        if (timers.isEmpty()) {
            return;
        }
        List<Timer> sorted = timers.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        try (PreparedStatement insert = db.prepareStatement("""
                insert into timer (timer_id, due_at, about, attempt, kind)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::int[], ?::text[])
                on conflict do nothing""")) {
            Columns.of(insert, sorted).uuid(Timer::id).timestamptz(Timer::dueAt).uuid(Timer::about).int4(Timer::attempt)
                    .text(Timer::kind);
            insert.executeUpdate();
        }
    }

    /** Takes timers back; one that was not set, or has fired, changes nothing. */
    public static void cancel(Connection db, Collection<UUID> timerIds) throws SQLException {
        if (timerIds.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from timer where timer_id in (
                    select timer_id from timer where timer_id = any (?::uuid[]) order by timer_id for update)""")) {
            Columns.of(delete, timerIds).uuid(id -> id);
            delete.executeUpdate();
        }
    }

    /** Drops due timers whose request has an outcome: of a rebuild, all that ever fired. */
    static void dropDecided(Connection db, String control, Instant now) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("delete from timer t using " + control + ".decision d"
                + " where t.due_at <= ? and d.request_id = t.timer_id")) {
            delete.setTimestamp(1, Timestamp.from(now));
            delete.executeUpdate();
        }
    }

    /** Due timers that nobody is firing, first due first; nobody else fires them until the lease ends. */
    static List<Timer> lease(Connection db, Instant now, Duration lease, int most) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("""
                update timer set leased_until = ? where timer_id in (
                    select timer_id from timer where due_at <= ? and (leased_until is null or leased_until <= ?)
                    order by due_at limit ? for update skip locked)
                returning about, attempt, kind, due_at""")) {
            update.setTimestamp(1, Timestamp.from(now.plus(lease)));
            update.setTimestamp(2, Timestamp.from(now));
            update.setTimestamp(3, Timestamp.from(now));
            update.setInt(4, most);
            List<Timer> due = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    due.add(new Timer(rows.getObject(1, UUID.class), rows.getInt(2), rows.getString(3),
                            rows.getTimestamp(4).toInstant()));
                }
            }
            return due;
        }
    }
}

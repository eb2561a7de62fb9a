package org.tandem.projection.fold;

import org.tandem.events.envelope.Envelope;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which events have been folded, by id and content, for the three months before an event was recorded: a sender's
 * repeat is folded once. One id with two contents is two facts, both folded, so that no interleaving can decide which of
 * them is lost; whoever reads sees the conflict.
 *
 * <p>The window is counted in record time, never by the clock, so that a replay decides as the first run did.
 */
final class Inbox {

    /** Months before an event's own in which its first arrival is looked for: 90 days at least. */
    static final int MONTHS_BACK = 3;

    private static final String CLAIM = """
            insert into inbox (event_id, content_hash, month)
            select e.event_id, e.content_hash, e.month
            from unnest(?::uuid[], ?::uuid[], ?::date[]) as e (event_id, content_hash, month)
            %s
            on conflict do nothing
            returning event_id, content_hash""";
    private static final String NOT_EARLIER = """
            where not exists (select 1 from inbox i
                where i.event_id = e.event_id and i.content_hash = e.content_hash
                and i.month >= e.month - interval '%d months' and i.month < e.month)""".formatted(MONTHS_BACK);

    /** The months that have a partition, as of the last look. */
    private volatile Set<YearMonth> known = Set.of();

    /** An event in one content. */
    record Fact(UUID eventId, UUID contentHash) implements Comparable<Fact> {

        static Fact of(Envelope<?> envelope) {
            String hash = envelope.contentHash();
            return new Fact(envelope.id(), new UUID(Long.parseUnsignedLong(hash, 0, 16, 16),
                    Long.parseUnsignedLong(hash, 16, 32, 16)));
        }

        @Override
        public int compareTo(Fact other) {
            int byId = eventId.compareTo(other.eventId);
            return byId != 0 ? byId : contentHash.compareTo(other.contentHash);
        }
    }

    /**
     * Makes sure that there is a partition for each month; in its own transaction, because it locks the table.
     *
     * @return every month that has one, for {@link #claim}
     */
    Set<YearMonth> prepare(Connection db, Collection<StreamRecord> records) throws SQLException {
        Set<YearMonth> months = known;
        Set<YearMonth> missing = new HashSet<>();
        for (StreamRecord record : records) {
            YearMonth month = monthOf(record);
            if (!months.contains(month)) {
                missing.add(month);
            }
        }
        return missing.isEmpty() ? months : create(db, missing);
    }

    /** The same for what is recorded in one month. */
    Set<YearMonth> prepare(Connection db, YearMonth month) throws SQLException {
        Set<YearMonth> months = known;
        return months.contains(month) ? months : create(db, new HashSet<>(Set.of(month)));
    }

    private Set<YearMonth> create(Connection db, Set<YearMonth> missing) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('inbox'), hashtext(current_schema()))");
            for (YearMonth month : missing) {
                statement.execute("create table if not exists inbox_%s partition of inbox for values from ('%s') to ('%s')"
                        .formatted(month.toString().replace('-', '_'), month.atDay(1), month.plusMonths(1).atDay(1)));
            }
            try (ResultSet rows = statement.executeQuery("""
                    select right(c.relname, 7) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                    where i.inhparent = 'inbox'::regclass""")) {
                missing.clear();
                while (rows.next()) {
                    missing.add(YearMonth.parse(rows.getString(1).replace('_', '-')));
                }
            }
        }
        db.commit();
        known = Set.copyOf(missing);
        return known;
    }

    /** After a failure: the database may have been restored to a time before a month's partition. */
    void lookAgain() {
        known = Set.of();
    }

    /** Forgets months that no event can look back to any more. */
    void dropBefore(Connection db, YearMonth oldest) throws SQLException {
        for (YearMonth month : known) {
            if (month.isBefore(oldest)) {
                try (Statement statement = db.createStatement()) {
                    statement.execute("drop table if exists inbox_" + month.toString().replace('-', '_'));
                }
                db.commit();
            }
        }
        lookAgain();
    }

    /** The records whose event has not been folded before, each once, in their order. */
    List<StreamRecord> claim(Connection db, List<StreamRecord> records, Set<YearMonth> months) throws SQLException {
        Map<Fact, StreamRecord> first = new LinkedHashMap<>(records.size() * 2);
        List<StreamRecord> inOtherMonths = new ArrayList<>(0);
        for (StreamRecord record : records) {
            StreamRecord before = first.putIfAbsent(Fact.of(record.envelope()), record);
            if (before != null && !monthOf(before).equals(monthOf(record))) {
                inOtherMonths.add(record);
            }
        }
        if (first.isEmpty()) {
            return List.of();
        }
        // Sorted, so that two instances that hold the same ids never wait for each other in a circle.
        List<Fact> facts = first.keySet().stream().sorted().toList();
        boolean lookBack = first.values().stream().map(Inbox::monthOf).distinct()
                .anyMatch(month -> hasEarlier(months, month));
        Set<Fact> fresh = new HashSet<>(facts.size() * 2);
        try (PreparedStatement claim = db.prepareStatement(CLAIM.formatted(lookBack ? NOT_EARLIER : ""))) {
            Columns.of(claim, facts).uuid(Fact::eventId).uuid(Fact::contentHash)
                    .date(fact -> monthOf(first.get(fact)).atDay(1));
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new Fact(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
        }
        if (fresh.size() == records.size()) {
            return records;
        }
        Set<StreamRecord> unrepeated = Collections.newSetFromMap(new IdentityHashMap<>(fresh.size() * 2));
        first.forEach((fact, record) -> {
            if (fresh.contains(fact)) {
                unrepeated.add(record);
            }
        });
        // A repeat after the window is a fact again; whether it is must not depend on how the log was cut into batches.
        unrepeated.addAll(claim(db, inOtherMonths, months));
        return records.stream().filter(unrepeated::contains).toList();
    }

    private static boolean hasEarlier(Set<YearMonth> months, YearMonth month) {
        for (int back = 1; back <= MONTHS_BACK; back++) {
            if (months.contains(month.minusMonths(back))) {
                return true;
            }
        }
        return false;
    }

    private static YearMonth monthOf(StreamRecord record) {
        return YearMonth.from(record.envelope().recordedTime().atOffset(ZoneOffset.UTC));
    }
}

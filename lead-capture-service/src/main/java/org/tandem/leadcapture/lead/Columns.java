package org.tandem.leadcapture.lead;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Rows as one array a column, for {@code unnest}: one statement writes any number of rows with one plan. Moments travel
 * as microseconds since 1970, which is what the database keeps.
 */
final class Columns<R> {

    private final Connection db;
    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int next = 1;

    private Columns(Connection db, PreparedStatement statement, Collection<R> rows) {
        this.db = db;
        this.statement = statement;
        this.rows = rows;
    }

    static <R> Columns<R> of(Connection db, PreparedStatement statement, Collection<R> rows) {
        return new Columns<>(db, statement, rows);
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    Columns<R> uuid(Function<R, Object> value) throws SQLException {
        return bind("uuid", value);
    }

    Columns<R> text(Function<R, Object> value) throws SQLException {
        return bind("text", value);
    }

    Columns<R> bool(Function<R, Object> value) throws SQLException {
        return bind("bool", value);
    }

    Columns<R> moment(Function<R, Instant> value) throws SQLException {
        return longs(row -> micros(value.apply(row)));
    }

    /** JSON as it stands in the log: bytes need no escaping on the way. */
    Columns<R> utf8(Function<R, byte[]> value) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        int i = 0;
        for (R row : rows) {
            values[i++] = value.apply(row);
        }
        return set(db.createArrayOf("bytea", values));
    }

    private Columns<R> longs(ToLongFunction<R> value) throws SQLException {
        long[] values = new long[rows.size()];
        Iterator<R> row = rows.iterator();
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsLong(row.next());
        }
        return set(db.createArrayOf("int8", box(values)));
    }

    private static Object[] box(long[] values) {
        Object[] boxed = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    private Columns<R> bind(String type, Function<R, Object> value) throws SQLException {
        Object[] values = new Object[rows.size()];
        int i = 0;
        for (R row : rows) {
            values[i++] = value.apply(row);
        }
        return set(db.createArrayOf(type, values));
    }

    private Columns<R> set(Array array) throws SQLException {
        statement.setArray(next++, array);
        return this;
    }
}

package org.tandem.projection.sql;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Rows as one array parameter a column, in order, for {@code unnest}: one statement writes any number of rows with one
 * plan.
 */
public final class Columns<R> {

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1);

    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int next = 1;

    private Columns(PreparedStatement statement, Collection<R> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** Begins with the statement's first parameter. */
    public static <R> Columns<R> of(PreparedStatement statement, Collection<R> rows) {
        return new Columns<>(statement, rows);
    }

    public Columns<R> uuid(Function<R, UUID> value) throws SQLException {
        return set(new BinaryArray("uuid", 2950, 2951), value, (array, id) ->
                array.addInt16(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    }

    public Columns<R> text(Function<R, String> value) throws SQLException {
        return set(new BinaryArray("text", 25, 1009), value, (array, text) ->
                array.addBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Text that is UTF-8 already, such as JSON as it stands in the log. */
    public Columns<R> utf8(Function<R, byte[]> value) throws SQLException {
        return set(new BinaryArray("text", 25, 1009), value, BinaryArray::addBytes);
    }

    public Columns<R> bytea(Function<R, byte[]> value) throws SQLException {
        return set(new BinaryArray("bytea", 17, 1001), value, BinaryArray::addBytes);
    }

    public Columns<R> bool(Predicate<R> value) throws SQLException {
        BinaryArray array = new BinaryArray("bool", 16, 1000);
        rows.forEach(row -> array.addBool(value.test(row)));
        return set(array);
    }

    public Columns<R> int8(ToLongFunction<R> value) throws SQLException {
        BinaryArray array = new BinaryArray("int8", 20, 1016);
        rows.forEach(row -> array.addInt8(value.applyAsLong(row)));
        return set(array);
    }

    public Columns<R> int4(ToLongFunction<R> value) throws SQLException {
        BinaryArray array = new BinaryArray("int4", 23, 1007);
        rows.forEach(row -> array.addInt4((int) value.applyAsLong(row)));
        return set(array);
    }

    /** To the microsecond, which is what the database keeps. */
    public Columns<R> timestamptz(Function<R, Instant> value) throws SQLException {
        return set(new BinaryArray("timestamptz", 1184, 1185), value, (array, moment) ->
                // Not by ChronoUnit, which counts nanoseconds on the way and overflows 292 years from here.
                array.addInt8((moment.getEpochSecond() - POSTGRES_EPOCH.getEpochSecond()) * 1_000_000L + moment.getNano() / 1_000));
    }

    public Columns<R> date(Function<R, LocalDate> value) throws SQLException {
        return set(new BinaryArray("date", 1082, 1182), value, (array, day) ->
                array.addInt4((int) ChronoUnit.DAYS.between(POSTGRES_EPOCH_DAY, day)));
    }

    private interface Add<T> {
        void to(BinaryArray array, T value);
    }

    private <T> Columns<R> set(BinaryArray array, Function<R, T> value, Add<T> add) throws SQLException {
        for (R row : rows) {
            T element = value.apply(row);
            if (element == null) {
                array.addNull();
            } else {
                add.to(array, element);
            }
        }
        return set(array);
    }

    private Columns<R> set(BinaryArray array) throws SQLException {
        // By itself the driver sends only arrays of numbers as binary; a connection is told once what else to.
        QueryExecutor driver = statement.getConnection().unwrap(BaseConnection.class).getQueryExecutor();
        if (!driver.useBinaryForSend(array.arrayType())) {
            driver.addBinarySendOid(array.arrayType());
        }
        statement.setObject(next++, array);
        return this;
    }
}

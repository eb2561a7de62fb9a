package org.tandem.analytics.ask;

import org.tandem.analytics.count.Unit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A statement that grows with what is asked; every value is a parameter. */
public final class Sql {

    private static final int FETCHED_AT_ONCE = 1_000;

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Sql add(String sql, Object... parameters) {
        text.append(sql).append('\n');
        values.addAll(List.of(parameters));
        return this;
    }

    /** Cells of this unit. Persons are kept as the difference to attempts: they are the sum of both. */
    public Sql of(Unit unit) {
        return unit == Unit.PERSON ? add("unit in (?, ?)", Unit.ATTEMPT.code(), Unit.PERSON.code()) : add("unit = ?", unit.code());
    }

    /** Rows that had been told of by the day that is asked for, and had happened by the other. */
    public Sql known(Ask ask) {
        return add("and recorded_day <= ? and from_day <= ? and day <= ?", ask.knownAt(), ask.asOf(), ask.asOf());
    }

    /** Rows whose column is in the period. */
    public Sql in(String column, Ask ask) {
        if (ask.from() != null) {
            add("and " + column + " >= ?", ask.from());
        }
        if (ask.before() != null) {
            add("and " + column + " < ?", ask.before());
        }
        return this;
    }

    public Sql filtered(Ask ask) {
        ask.filter().forEach((dimension, value) -> filtered(dimension.label(), value));
        return this;
    }

    /** Rows whose column is this text's code, or none. */
    Sql filtered(String column, String value) {
        return value.equals(Ask.NONE) ? add("and " + column + " = 0") : add("and " + column + " = (select id from label where text = ?)", value);
    }

    /** What is done with each row. */
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** All rows of an answer that has few, whatever strangers write: {@link #eachOfFew}. */
    public void each(Connection db, Row reader) throws SQLException {
        eachOfFew(db, row -> {
            reader.read(row);
            return true;
        });
    }

    /** What is done with each row as long as it says so. */
    public interface RowWhile {
        boolean read(ResultSet row) throws SQLException;
    }

    /**
     * Reads the answer at once. The database may use several processors for it, which it does for none that is fetched bit by bit.
     *
     * @return whether all rows were read
     */
    public boolean eachOfFew(Connection db, RowWhile reader) throws SQLException {
        return read(db, 0, reader);
    }

    /**
     * Reads an answer of any length, a part at a time.
     *
     * @return whether all rows were read; the others of a transaction are then not even fetched
     */
    public boolean eachWhile(Connection db, RowWhile reader) throws SQLException {
        return read(db, FETCHED_AT_ONCE, reader);
    }

    /** @param fetched how many rows at a time; 0 for all */
    private boolean read(Connection db, int fetched, RowWhile reader) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(text.toString())) {
            statement.setFetchSize(fetched);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!reader.read(rows)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Null where the column is. */
    public static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}

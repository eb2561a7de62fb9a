package org.tandem.projection.sql;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;

/** Reads tables for somebody who waits, and tells a database that is away from a question that is wrong. */
public final class Tables {

    /**
     * Classes of SQL states that pass by themselves: no connection, one that broke, rolled back for others, too much of
     * something, shutting down, a broken disk.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");
    /** No schema and no table, as before the first start has made them. */
    private static final Set<String> NOT_THERE_YET = Set.of("3F000", "42P01");
    private static final int DEEPEST = 20;

    private Tables() {
    }

    /** Something that is read; by whatever, as long as an {@code SQLException} is among the causes of its failures. */
    public interface Question<T> {
        T ask() throws SQLException;
    }

    /**
     * @param away makes of a failure what the caller is to be told while the database is away
     * @throws RuntimeException what {@code away} made; or the question's own failure, if it is wrong
     */
    public static <T> T read(Question<T> question, Function<Exception, ? extends RuntimeException> away) {
        try {
            return question.ask();
        } catch (SQLException | RuntimeException failure) {
            if (isAway(failure)) {
                throw away.apply(failure);
            }
            throw failure instanceof RuntimeException unchecked ? unchecked
                    : new IllegalStateException("SQL state " + ((SQLException) failure).getSQLState(), failure);
        }
    }

    /** Whether the database refused a statement, and will the next time; not that it is away or busy. */
    public static boolean isRefusal(Throwable failure) {
        String state = state(failure);
        return state != null && !isPassing(state);
    }

    private static boolean isAway(Throwable failure) {
        String state = state(failure);
        return state != null && (isPassing(state) || NOT_THERE_YET.contains(state));
    }

    private static boolean isPassing(String state) {
        return state.isEmpty() || state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }

    /** Null if it is no failure of the database; empty if it has none, as of a pool that had no connection in time. */
    private static String state(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? "" : sql.getSQLState();
            }
        }
        return null;
    }
}

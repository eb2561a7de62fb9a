package org.tandem.projection.fold;

import org.apache.kafka.common.KafkaException;
import org.tandem.projection.publish.Publisher;

import java.sql.SQLException;

/** What a failed batch says about whose fault it was: of a record, or of something that passes. */
public final class Failures {

    private Failures() {
    }

    /** Whether trying the same again cannot help: a defect of ours, or data that the database refuses. */
    public static boolean areTheDatasFault(Exception failure) {
        if (failure instanceof SQLException sql) {
            return saysTheDataIsAtFault(sql);
        }
        return !(failure instanceof KafkaException || failure instanceof Publisher.Unavailable);
    }

    /** Data exceptions and broken constraints (classes 22 and 23): trying the same again cannot help. */
    private static boolean saysTheDataIsAtFault(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Names the failure without its message: a database quotes the values it refuses. */
    public static String describe(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return failure instanceof SQLException sql
                ? "SQL state " + sql.getSQLState() + where : failure.getClass().getSimpleName() + where;
    }
}

package org.tandem.projection.fold;

import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.StreamRecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tables of one service as a fold of the stream. Implemented once by each service; everything around it (positions,
 * repeats, parking, recovery, readiness) is done by {@link FoldLoop}.
 *
 * <p>A fold must commute over topics: a replay interleaves them differently and must end with the same tables. Records
 * of one partition come in order.
 */
public interface Projection {

    /** What is folded. */
    List<Topic> topics();

    /** What its effects are. */
    Acting acting();

    /**
     * Own topics that the outcomes of this service's decisions are on, which it folds too: a request whose outcome is in
     * the log is then known as decided, even to tables that were rebuilt. None of a service that decides nothing.
     */
    default List<Topic> outcomes() {
        return List.of();
    }

    /**
     * Writes what the records mean, in the caller's transaction, with one statement for each table.
     *
     * @param records in the order of each partition; on topics that keep everything without repeats, on compacted
     *                topics with every record, because there the last record of a key is what counts
     * @param effects what these records cause outside the tables
     */
    void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException;
}

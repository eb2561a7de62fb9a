package org.tandem.projection.fold;

import org.tandem.projection.codec.StreamRecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Events that the tables hold before they are in the log, because deciding wrote both: claimed in the inbox, so that
 * folding them changes nothing a second time.
 */
public final class OwnEvents {

    private final Inbox inbox = new Inbox();
    private final Set<String> topicsWithoutRepeats;

    public OwnEvents(Projection projection) {
        topicsWithoutRepeats = Folder.withoutRepeats(projection);
    }

    /** To be called before the transaction that claims events recorded at {@code now}; may commit. */
    public Months prepare(Connection db, Instant now) throws SQLException {
        return new Months(inbox.prepare(db, YearMonth.from(now.atOffset(ZoneOffset.UTC))));
    }

    /** The months that the inbox has room for. */
    public record Months(Set<YearMonth> months) {
    }

    /**
     * @throws IllegalStateException if one of them was folded before: the log holds an outcome of a request that is not
     *                               known as decided
     */
    public void claim(Connection db, List<StreamRecord> events, Months prepared) throws SQLException {
        List<StreamRecord> folded = events.stream().filter(event -> topicsWithoutRepeats.contains(event.topic())).toList();
        if (inbox.claim(db, folded, prepared.months).size() != folded.size()) {
            throw new IllegalStateException("an outcome is in the log already");
        }
    }

    /** After a failure: the database may have been restored to a time before a month's partition. */
    public void lookAgain() {
        inbox.lookAgain();
    }
}

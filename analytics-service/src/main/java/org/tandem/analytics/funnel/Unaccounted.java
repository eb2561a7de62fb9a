package org.tandem.analytics.funnel;

import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Unit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Who is in no account: with them, what is counted of accounts can be compared with what is counted of persons. */
final class Unaccounted {

    private Unaccounted() {
    }

    /** Whether any person on this stream has an account. */
    static boolean isEverybody(Connection db) throws SQLException {
        try (Statement statement = db.createStatement();
             ResultSet row = statement.executeQuery("select not exists (select 1 from account_member)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Persons without an account who entered in the period; null where it is not all accounts that are asked for: nobody counts them by dimensions. */
    static Long persons(Connection db, Ask ask) throws SQLException {
        if (ask.unit() != Unit.ACCOUNT || !ask.filter().isEmpty()) {
            return null;
        }
        int entering = ask.entering().code();
        long[] persons = new long[1];
        new Sql().add("select coalesce(sum(units), 0)::bigint from cell where").of(Unit.PERSON_WITHOUT_ACCOUNT)
                .add("and from_step = ? and step = ?", entering, entering)
                .known(ask).in(ask.view() == View.COHORT ? "from_day" : "day", ask)
                .each(db, row -> persons[0] = row.getLong(1));
        return persons[0];
    }
}

package org.tandem.analytics.ask;

import org.junit.jupiter.api.Test;
import org.tandem.analytics.fold.AnalyticsTables;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OneMomentTest {

    private final DataSource database = new AnalyticsTables().database();

    @Test
    void whatIsFoldedBetweenTwoStatementsIsInNeither() throws SQLException {
        // When
        List<Long> seen = OneMoment.read(database, db -> {
            long first = labels(db);
            try (Connection folding = database.getConnection(); Statement statement = folding.createStatement()) {
                statement.execute("insert into label (text) values ('fair')");
            }
            return List.of(first, labels(db));
        });

        // Then
        assertThat(seen).containsExactly(0L, 0L);
        assertThat(OneMoment.<Long>read(database, OneMomentTest::labels)).isEqualTo(1);
    }

    @Test
    void readingWritesNothing() {
        assertThatThrownBy(() -> OneMoment.read(database, db -> db.createStatement().execute("insert into label (text) values ('fair')")))
                .isInstanceOf(SQLException.class).hasMessageContaining("read-only");
    }

    private static Long labels(Connection db) throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet row = statement.executeQuery("select count(*) from label")) {
            row.next();
            return row.getLong(1);
        }
    }
}

package org.tandem.analytics.fold;

import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QualifiedSendersTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final AnalyticsRecords make = new AnalyticsRecords(3);

    @Test
    void countsAreNotFoldedOnWithAnotherListOfSenders() throws SQLException {
        try (Connection db = new AnalyticsTables().connect()) {
            // Given
            fold(db, Set.of("list-a", "list-b"));

            // When the same senders are said in whatever order
            fold(db, Set.of("list-b", "list-a"));

            // Then
            assertThat(AnalyticsTables.rows(db, "fact")).isNotEmpty();
            assertThatThrownBy(() -> fold(db, Set.of("list-a"))).isInstanceOf(SQLException.class)
                    .hasMessageContainingAll("tandem.analytics.qualified-senders", "[list-a, list-b]", "[list-a]");
        }
    }

    private void fold(Connection db, Set<String> qualifiedSenders) throws SQLException {
        new AnalyticsStream(qualifiedSenders).fold(db,
                List.of(make.read(0, make.captured(UUID.randomUUID(), "fair", null, MONDAY, MONDAY))), new Effects());
    }
}

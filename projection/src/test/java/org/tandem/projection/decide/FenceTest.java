package org.tandem.projection.decide;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.decide.Fence.Step;
import org.tandem.projection.tally.TallyTables;
import org.tandem.projection.version.ActiveVersion;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FenceTest {

    private static final ActiveVersion VERSION = new ActiveVersion("seat", 1);
    private static final TopicPartition FIRST = new TopicPartition("requests", 0);
    private static final TopicPartition SECOND = new TopicPartition("requests", 1);

    private final TallyTables tables = new TallyTables("seat", List.of(), "classpath:db/projection", "classpath:db/decide");
    private final Fence one = new Fence(VERSION, UUID.randomUUID());
    private final Fence other = new Fence(VERSION, UUID.randomUUID());
    private Connection db;

    @BeforeEach
    void connect() throws SQLException {
        db = tables.version(1).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        tables.close();
    }

    @Test
    void lastsFromOneOwnerToTheNext() throws SQLException {
        // Given
        assertThat(one.take(db, List.of(FIRST, SECOND))).isEqualTo(Map.of(FIRST, 0L, SECOND, 0L));
        one.advance(db, List.of(new Step(FIRST, 0, 7), new Step(SECOND, 0, 3)));

        // When
        Map<TopicPartition, Long> stands = other.take(db, List.of(FIRST));

        // Then
        assertThat(stands).isEqualTo(Map.of(FIRST, 7L));
    }

    @Test
    void keepsOutWhoeverWasThereBeforeThoughNothingWasDecidedSince() throws SQLException {
        // Given
        one.take(db, List.of(FIRST, SECOND));

        // When
        other.take(db, List.of(FIRST));

        // Then
        assertThatThrownBy(() -> one.advance(db, List.of(new Step(FIRST, 0, 1)))).isInstanceOf(Fence.Fenced.class);
        one.advance(db, List.of(new Step(SECOND, 0, 1)));
        other.advance(db, List.of(new Step(FIRST, 0, 1)));
    }

    @Test
    void keepsOutAnOwnerWhoseDatabaseWasRestored() throws SQLException {
        // Given
        one.take(db, List.of(FIRST));
        one.advance(db, List.of(new Step(FIRST, 0, 5)));

        // When
        db.createStatement().executeUpdate("update seat.decided set next = 2");

        // Then
        assertThatThrownBy(() -> one.advance(db, List.of(new Step(FIRST, 5, 6)))).isInstanceOf(Fence.Fenced.class);
    }
}

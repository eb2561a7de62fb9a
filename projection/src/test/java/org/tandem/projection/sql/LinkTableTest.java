package org.tandem.projection.sql;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.sql.LinkTable.Link;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTableTest {

    private static final LinkTable TABLE = new LinkTable("link", "id", "(select k.at from known k where k.id = c.member)");
    private static final ErasureTable ERASURES = new ErasureTable("id");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final UUID D = new UUID(0, 4);
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00.000001Z");

    private Connection db;

    @BeforeEach
    void open() throws SQLException {
        db = DriverManager.getConnection(TestPlatform.get().freshDatabase());
        try (Statement statement = db.createStatement()) {
            statement.execute("create table link (id uuid not null, linked_to uuid not null, linked boolean not null,"
                    + " recorded_at timestamptz not null, primary key (id, linked_to));"
                    + " create table known (id uuid primary key, at timestamptz);"
                    + " create table erasure (id uuid primary key, erased_at timestamptz not null);"
                    + " insert into known values ('" + B + "', '2026-01-01Z'), ('" + A + "', '2026-02-01Z')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void oneEndOfALinkIsEnoughAndLinksReachOn() throws SQLException {
        // When
        TABLE.upsert(db, List.of(link(A, B, true, 0), link(C, B, true, 0)));

        // Then: first known first, those that were never known last, by id
        for (UUID id : List.of(A, B, C)) {
            assertThat(TABLE.cluster(db, id)).containsExactly(B, A, C);
        }
        assertThat(TABLE.cluster(db, D)).containsExactly(D);
        assertThat(TABLE.clusters(db, List.of(A, D))).isEqualTo(Map.of(A, List.of(B, A, C)));
        assertThat(TABLE.clusters(db, List.of())).isEmpty();
    }

    @Test
    void whatWasRecordedLastCountsInWhateverOrderItComes() throws SQLException {
        TABLE.upsert(db, List.of(link(A, B, false, 2), link(A, B, true, 1)));
        assertThat(TABLE.cluster(db, A)).containsExactly(A);

        TABLE.upsert(db, List.of(link(A, B, true, 1)));
        assertThat(TABLE.cluster(db, A)).containsExactly(A);

        TABLE.upsert(db, List.of(link(A, B, true, 3)));
        assertThat(TABLE.cluster(db, A)).containsExactly(B, A);
    }

    @Test
    void anErasureCoversWhatWasRecordedUntilThen() throws SQLException {
        // Given
        TABLE.upsert(db, List.of(link(A, B, true, 1), link(C, D, true, 3)));
        ERASURES.upsert(db, Map.of(A, TEN.plusSeconds(2), C, TEN.plusSeconds(2)));
        ERASURES.upsert(db, Map.of(A, TEN));

        // When
        ERASURES.delete(db, "link", "recorded_at", List.of(A, C));

        // Then
        assertThat(TABLE.cluster(db, A)).containsExactly(A);
        assertThat(TABLE.cluster(db, C)).containsExactly(C, D);
        Map<UUID, Instant> until = ERASURES.until(db, List.of(A, B));
        assertThat(until).isEqualTo(Map.of(A, TEN.plusSeconds(2)));
        assertThat(ErasureTable.covers(until.get(A), TEN.plusSeconds(2).plusNanos(999))).isTrue();
        assertThat(ErasureTable.covers(until.get(A), TEN.plusSeconds(2).plusNanos(1_000))).isFalse();
        assertThat(ErasureTable.covers(until.get(B), TEN)).isFalse();
    }

    private static Link link(UUID id, UUID to, boolean linked, int second) {
        return new Link(id, to, linked, TEN.plusSeconds(second));
    }
}

package org.tandem.pipeline.imports;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.rest.page.Cursor;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Page by page everything is read once, also where a deal came with two contents. */
class DealPagesTest {

    private static final Instant WON_AT = Instant.parse("2026-03-02T14:05:00Z");
    private static final UUID TWICE = new UUID(0x5b1eL, 2);

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void threeDealsOfOneMoment() throws SQLException {
        String url = TestPlatform.get().freshDatabase();
        Flyway.configure().dataSource(url, null, null).schemas("pipeline_v1")
                .locations("classpath:db/projection", "classpath:db/decide", "classpath:db/pipeline")
                .placeholders(Map.of("control", "pipeline")).load().migrate();
        database.setUrl(url + "&currentSchema=pipeline_v1");
        insert(new UUID(0x5b1eL, 3), 1, "third");
        insert(TWICE, 1, "second, one content");
        insert(TWICE, -1, "second, the other content");
        insert(new UUID(0x5b1eL, 1), 1, "first");
    }

    @Test
    void everyContentIsOnSomePage() throws SQLException {
        for (int limit = 1; limit <= 4; limit++) {
            assertThat(readInPagesOf(limit)).as("pages of " + limit)
                    .containsExactly("third", "second, the other content", "second, one content", "first");
        }
    }

    @Test
    void aCursorThatNamesTheDealAloneLeavesNothingOut() throws SQLException {
        // Given
        DealCursor before = DealCursor.parse(new Cursor(WON_AT, TWICE).text()).orElseThrow();

        // Then
        assertThat(named(new DealReader(database).anomalies(before, 10)))
                .containsExactly("second, the other content", "second, one content", "first");
        assertThat(DealCursor.parse(new Cursor(WON_AT, TWICE).text() + ".x")).isEmpty();
        assertThat(DealCursor.parse("x." + TWICE)).isEmpty();
    }

    private List<String> readInPagesOf(int limit) throws SQLException {
        List<String> read = new ArrayList<>();
        DealCursor after = null;
        do {
            DealViews.Anomalies page = new DealReader(database).anomalies(after, limit);
            read.addAll(named(page));
            after = page.next() == null ? null : DealCursor.parse(page.next()).orElseThrow();
        } while (after != null && read.size() < 10);
        return read;
    }

    private static List<String> named(DealViews.Anomalies page) {
        return page.anomalies().stream().map(DealViews.Anomaly::externalRef).toList();
    }

    private void insert(UUID eventId, long content, String name) throws SQLException {
        try (Connection db = database.getConnection(); Statement insert = db.createStatement()) {
            insert.executeUpdate("insert into imported_deal (event_id, content_hash, lead_id, provider, external_ref, won_at, won_on, recorded_at)"
                    + " values ('" + eventId + "', '" + new UUID(content, 0) + "', '" + eventId + "', 'former-crm', '" + name + "', '"
                    + WON_AT + "', '2026-03-02', now())");
        }
    }
}

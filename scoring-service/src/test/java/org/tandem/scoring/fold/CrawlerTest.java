package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Effects;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.model.Models;

import javax.sql.DataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Of somebody who viewed fifty thousand pages on five days no more is read than what can count, or is listed. */
class CrawlerTest {

    private static final Instant DAY_1 = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant DAY_5 = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-03-06T00:00:00Z");
    private static final int FEW = 2_000;

    private final Counting counting = new Counting(Models.standard());
    private final ScoreRecords make = new ScoreRecords();
    private final ScoreStream fold = new ScoreStream(counting, make.codec, make.partitions, Clock.systemUTC(), "test");
    private final UUID crawler = UUID.randomUUID();
    private Connection db;

    @BeforeEach
    void crawl() throws SQLException {
        ScoreTables tables = new ScoreTables();
        tables.version(1);
        tables.execute(1, """
                insert into contribution (lead_id, rule, slot, recorded_at, event_id, content_hash, at)
                select '%s', 'page-view', (at at time zone 'UTC')::date::text, at, gen_random_uuid(), gen_random_uuid(), at
                from generate_series(0, 49999) as i
                cross join lateral (select '2026-03-01T00:00:00Z'::timestamptz + i * interval '8640 milliseconds' as at) as a"""
                .formatted(crawler));
        tables.execute(1, "vacuum analyze contribution");
        db = tables.connect(1);
        db.setAutoCommit(false);
        fold(make.captured(crawler, ScoreRecords.TOP, AFTER, false));
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void linkingItReadsWhatCanCount() throws SQLException {
        // Given
        UUID other = UUID.randomUUID();
        fold(make.captured(other, ScoreRecords.TOP, AFTER, false));
        long before = read();

        // When
        fold(make.linked(other, crawler, AFTER.plusSeconds(1)));

        // Then
        assertThat(read() - before).isBetween(100L, (long) FEW);
    }

    @Test
    void aReturnThatComesLateReadsWhatCanCountSince() throws SQLException {
        // Given
        long before = read();

        // When
        fold(make.rejected(crawler, 1, "not-our-profile", DAY_1.plusSeconds(1)));

        // Then
        assertThat(read() - before).isBetween(100L, (long) FEW);
    }

    @Test
    void itsScoreReadsWhatIsListed() throws SQLException {
        // Given
        ScoreReader reader = new ScoreReader(sameTransaction(), counting, make.partitions);
        long before = read();

        // When
        Explanation now = reader.now(crawler, AFTER).orElseThrow();
        Explanation then = reader.at(crawler, DAY_5).orElseThrow();

        // Then
        assertThat(read() - before).isBetween(500L, (long) FEW);
        assertThat(now.complete()).isFalse();
        assertThat(then.complete()).isFalse();
        assertThat(now.engagement().groups().get(0).contributions()).filteredOn(Explanation.Counted::counted)
                .filteredOn(one -> one.rule().code().equals("page-view")).hasSize(5 * 20);
    }

    private void fold(ProducerRecord<byte[], byte[]> record) throws SQLException {
        fold.fold(db, List.of(Reading.at(0, make.codec, record)), Effects.ofReplay());
    }

    /** Rows of the table and entries of its key that this transaction has read. */
    private long read() throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery("""
                select pg_stat_get_xact_tuples_returned('contribution'::regclass)
                    + pg_stat_get_xact_tuples_returned('contribution_pkey'::regclass)""")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What it reads is counted where the connection is this one; whoever got it closes it. */
    private DataSource sameTransaction() {
        Connection kept = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(db, arguments));
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{DataSource.class},
                (proxy, method, arguments) -> kept);
    }
}

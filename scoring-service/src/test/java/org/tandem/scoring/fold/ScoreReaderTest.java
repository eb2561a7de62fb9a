package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.explain.Explanation.Reason;
import org.tandem.scoring.model.Models;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A score at a past moment is the one that was read at that moment. */
class ScoreReaderTest {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final String PAGE = "https://example.com/";

    private final Counting counting = new Counting(Models.standard());
    private final ScoreRecords make = new ScoreRecords();
    private final ScoreStream fold = new ScoreStream(counting, make.codec, make.partitions, Clock.systemUTC(), "test");
    private final ScoreTables tables = new ScoreTables();
    private final ScoreReader reader = new ScoreReader(tables.version(1), counting, make.partitions);
    private final UUID lead = UUID.randomUUID();

    @Test
    void whoViewsManyPagesAfterwardsStaysWhatTheyWere() throws SQLException {
        // Given a competitor, who attended a webinar and then viewed 6,000 pages in sixty-five days
        List<ProducerRecord<byte[], byte[]>> facts = new ArrayList<>();
        facts.add(make.captured(lead, ScoreRecords.TOP, DAY_0, false));
        facts.add(make.custom(lead, "competitor-identified", DAY_0.plusSeconds(1), DAY_0.plusSeconds(1)));
        facts.add(make.attended(lead, "zoom-1", DAY_0.plusSeconds(2), DAY_0.plusSeconds(2)));
        for (int i = 1; i <= 6_000; i++) {
            Instant at = DAY_0.plusSeconds(2 + i * 937L);
            facts.add(make.viewed(lead, PAGE, at, at));
        }
        fold(facts);
        Instant last = DAY_0.plusSeconds(2 + 6_000 * 937L);
        Explanation thatDay = reader.now(lead, last).orElseThrow();

        // When much more comes to be known
        List<ProducerRecord<byte[], byte[]>> later = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            later.add(make.viewed(lead, PAGE + "pricing", last.plusSeconds(i), last.plusSeconds(i)));
        }
        fold(later);
        Explanation then = reader.at(lead, last).orElseThrow();

        // Then
        assertThat(then.disqualifiedBy()).extracting(Reason::code).containsExactly("competitor");
        assertThat(then.engagement().groups()).extracting(group -> group.group().code()).containsExactly("web", "event");
        assertThat(then.engagement().points()).isEqualTo(thatDay.engagement().points());
        assertThat(then.cell()).isEqualTo(thatDay.cell());
        assertThat(then.complete()).isFalse();
    }

    @Test
    void itIsWhatWasReadAtThatMomentWhateverCameLater() throws SQLException {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        Random random = new Random(seed);
        List<Explanation> read = new ArrayList<>();
        Instant recorded = DAY_0;
        fold(List.of(make.captured(lead, ScoreRecords.TOP, DAY_0, false)));

        // When facts come in the order in which they were recorded, and the score is read between them
        for (int i = 0; i < 12; i++) {
            List<ProducerRecord<byte[], byte[]>> facts = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                recorded = recorded.plusSeconds(random.nextInt(9_000));
                facts.add(next(random, recorded.minus(Duration.ofHours(random.nextInt(60))), recorded));
            }
            fold(facts);
            read.add(reader.now(lead, recorded).orElseThrow());
        }

        // Then
        for (Explanation was : read) {
            Explanation then = reader.at(lead, was.asOf()).orElseThrow();
            assertThat(then.engagement().points()).as("seed " + seed).isCloseTo(was.engagement().points(), within(0.011));
            assertThat(then.disqualifiedBy()).as("seed " + seed).isEqualTo(was.disqualifiedBy());
            assertThat(then.handRaisedUntil()).as("seed " + seed).isEqualTo(was.handRaisedUntil());
            assertThat(then.returnedAt()).as("seed " + seed).isEqualTo(was.returnedAt());
            assertThat(then.fit()).as("seed " + seed).isEqualTo(was.fit());
        }
    }

    private ProducerRecord<byte[], byte[]> next(Random random, Instant at, Instant recorded) {
        return switch (random.nextInt(30)) {
            case 0 -> make.custom(lead, "supplier-identified", at, recorded);
            case 1 -> make.custom(lead, "call-me", at, recorded);
            case 2 -> make.rejected(lead, 1, "not-our-profile", recorded);
            case 3, 4 -> make.downloaded(lead, "asset-" + random.nextInt(4), at, recorded);
            case 5, 6 -> make.attended(lead, "webinar-" + random.nextInt(4), at, recorded);
            case 7 -> make.custom(lead, "email-bounced", at, recorded);
            case 8, 9, 10 -> make.viewed(lead, PAGE + "pricing", at, recorded);
            default -> make.viewed(lead, PAGE, at, recorded);
        };
    }

    private void fold(List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        List<StreamRecord> batch = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            batch.add(Reading.at(batch.size(), make.codec, record));
        }
        try (Connection db = tables.connect(1)) {
            db.setAutoCommit(false);
            fold.fold(db, batch, Effects.ofReplay());
            db.commit();
        }
    }
}

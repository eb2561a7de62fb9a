package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.lead.Business;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.model.Models;
import org.tandem.test.Batches;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However the topics are interleaved and cut into batches, a replay ends with the same tables: the scores that were said
 * before, the facts they rest on, late facts, what sales did and said, who is the same person, and erasures with records on
 * both sides of them.
 */
class InterleavingTest {

    private static final int HISTORIES = 30;
    private static final int INTERLEAVINGS = 6;
    private static final List<String> REASONS = List.of("not-our-profile", "unreachable", "unreachable", "false-data", "competitor");
    private static final List<String> VERDICTS = List.of("good", "wrong-fit", "wrong-time", "no-need");
    private static final Effects REPLAY = Effects.ofReplay();

    private final ScoreRecords make = new ScoreRecords();
    private final ScoreStream fold = new ScoreStream(new Counting(Models.standard()), make.codec, make.partitions,
            Clock.systemUTC(), "test");
    /** Until when scoring knew everything, when it last said something in the history that is made. */
    private Instant known;

    @Test
    void everyInterleavingEndsWithTheSameTables() throws SQLException {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        Random random = new Random(seed);
        ScoreTables tables = new ScoreTables();
        tables.version(1);
        try (Connection db = tables.connect(1)) {
            db.setAutoCommit(false);
            long labels = 0;
            for (int i = 0; i < HISTORIES; i++) {
                Map<TopicPartition, List<StreamRecord>> history = history(random);
                List<String> ordered = folded(db, history, random, Batches.ALL);
                assertThat(ordered).isNotEmpty();
                labels += ordered.stream().filter(row -> row.startsWith("label")).count();
                for (int j = 0; j < INTERLEAVINGS; j++) {
                    List<String> shuffled = folded(db, history, random, 1 + random.nextInt(12));
                    assertThat(ScoreTables.difference(ordered, shuffled)).as("seed " + seed).isEmpty();
                }
            }
            assertThat(labels).isGreaterThan(HISTORIES);
        }
    }

    private List<String> folded(Connection db, Map<TopicPartition, List<StreamRecord>> history, Random random,
                                int largest) throws SQLException {
        for (List<StreamRecord> batch : Batches.of(history, random, largest)) {
            fold.fold(db, batch, REPLAY);
        }
        List<String> content = ScoreTables.content(db);
        db.rollback();
        return content;
    }

    private Map<TopicPartition, List<StreamRecord>> history(Random random) {
        List<UUID> leads = List.of(new UUID(random.nextLong(), 1), new UUID(random.nextLong(), 2), new UUID(random.nextLong(), 3));
        Map<TopicPartition, List<StreamRecord>> history = new LinkedHashMap<>();
        Instant now = Instant.parse("2026-03-01T22:00:00.000001Z");
        known = now;
        for (int i = 0; i < 110; i++) {
            now = now.plusSeconds(random.nextInt(40_000));
            ProducerRecord<byte[], byte[]> record = next(random, leads, leads.get(random.nextInt(leads.size())), now);
            List<StreamRecord> partition = history.computeIfAbsent(new TopicPartition(record.topic(), record.partition()),
                    p -> new ArrayList<>());
            partition.add(Reading.at(partition.size(), make.codec, record));
        }
        return history;
    }

    private ProducerRecord<byte[], byte[]> next(Random random, List<UUID> leads, UUID lead, Instant now) {
        // The clocks of two publishers differ, and some know late.
        Instant recorded = now.minusSeconds(random.nextInt(30_000));
        Instant at = random.nextInt(4) == 0 ? recorded.minusSeconds(random.nextInt(2_000_000)) : recorded;
        return switch (random.nextInt(23)) {
            case 0 -> make.captured(lead, ScoreRecords.TOP, recorded, random.nextBoolean());
            case 1 -> make.captured(lead, new Business(random.nextBoolean() ? "FR" : "BR", null, 60 + random.nextInt(900), null,
                    random.nextBoolean() ? "student" : null, null), recorded, false);
            case 2 -> make.erased(lead, recorded);
            case 3, 4 -> make.downloaded(lead, "asset-" + random.nextInt(3), at, recorded);
            case 5 -> make.attended(lead, "webinar-" + random.nextInt(2), at, recorded);
            case 6 -> make.custom(lead, "email-bounced", at, recorded);
            case 7 -> make.asked(lead, recorded);
            case 8 -> make.custom(lead, "competitor-identified", at, recorded);
            case 9 -> said(random, lead, now);
            case 14, 15 -> make.contacted(lead, 1 + random.nextInt(2), at);
            case 16, 17 -> ofSales(random, lead, recorded);
            case 18 -> make.judged(lead, 1 + random.nextInt(3), VERDICTS.get(random.nextInt(VERDICTS.size())), 1 + random.nextInt(3),
                    recorded);
            case 20 -> make.linked(lead, other(random, leads), recorded);
            case 21 -> make.unlinked(lead, other(random, leads), recorded);
            case 22 -> make.assigned(lead, 1 + random.nextInt(2), random.nextInt(3) == 0 ? null : "rep-8", recorded);
            case 10 -> make.opened(lead, random.nextBoolean(), at, recorded);
            default -> make.viewed(lead, "https://example.com/" + (random.nextInt(3) == 0 ? "pricing" : "a"), at, recorded);
        };
    }

    /** One of the leads, perhaps the same, or an id of which nothing is known. */
    private static UUID other(Random random, List<UUID> leads) {
        return random.nextInt(4) == 0 ? new UUID(random.nextInt(2), 9) : leads.get(random.nextInt(leads.size()));
    }

    private ProducerRecord<byte[], byte[]> ofSales(Random random, UUID lead, Instant recorded) {
        int attempt = 1 + random.nextInt(3);
        return switch (random.nextInt(9)) {
            case 0, 1 -> make.accepted(lead, attempt, recorded);
            case 2 -> make.opened(lead, attempt, recorded);
            case 3 -> make.won(lead, attempt, recorded);
            case 4 -> make.lost(lead, attempt, "price", recorded);
            case 5 -> make.recycled(lead, attempt, recorded);
            case 8 -> make.merged(lead, attempt, lead, recorded);
            default -> make.rejected(lead, attempt, REASONS.get(random.nextInt(REASONS.size())), recorded);
        };
    }

    /** Scoring says things in order: each knows at least what the one before knew, whatever was forgotten meanwhile. */
    private ProducerRecord<byte[], byte[]> said(Random random, UUID lead, Instant recorded) {
        known = known.plusSeconds(random.nextLong(1 + Duration.between(known, recorded).toSeconds()));
        String facts = known.toString();
        Envelope<?> event = random.nextInt(3) > 0
                ? new Envelope<>(new UUID(random.nextLong(), random.nextLong()), "/scoring", EventTypes.LEAD_SCORED,
                lead.toString(), recorded, recorded, null, null, new LeadScored(new LeadId(lead), "standard", 1, 50, "B",
                random.nextInt(100), "1", random.nextBoolean() ? "A1" : "B2", random.nextBoolean(), List.of(),
                recorded.toString(), facts, random.nextBoolean() ? null : facts, random.nextBoolean() ? null : facts))
                : new Envelope<>(new UUID(random.nextLong(), random.nextLong()), "/scoring", EventTypes.LEAD_QUALIFIED,
                lead.toString(), recorded, recorded, null, null, new LeadQualified(new LeadId(lead), 1, "threshold",
                "A1", "standard", 1, recorded.toString(), facts));
        return make.codec.write(Topics.SCORES, make.partitions.of(lead.toString()), lead.toString(), event);
    }
}

package org.tandem.analytics.funnel;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Period;
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.fold.AnalyticsRecords;
import org.tandem.analytics.fold.AnalyticsStream;
import org.tandem.analytics.fold.AnalyticsTables;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What is rolled up changes no answer: every question is answered as by the cells alone. */
class RolledUpAnswersTest {

    private static final Instant BEGIN = Instant.parse("2026-01-20T09:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int DAYS = 190;
    private static final int LEADS = 150;

    private final long seed = Long.getLong("tandem.test.seed", 20_260_120L);
    private final Random random = new Random(seed);
    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsStream fold = new AnalyticsStream(Set.of());
    private final List<Told> told = new ArrayList<>();

    /** A record, and when the stream was told. */
    private record Told(Instant at, ProducerRecord<byte[], byte[]> record) {
    }

    @Test
    void areTheCells() throws SQLException {
        try (Connection db = new AnalyticsTables().connect()) {
            // Given half a year of leads, rolled up while it went on; some things were told late, and some leads were forgotten at its end
            List<UUID> leads = new ArrayList<>();
            for (int i = 0; i < LEADS; i++) {
                leads.add(live(i));
            }
            for (int i = 0; i < 6; i++) {
                say(make.erased(leads.get(i), at(DAYS)), at(DAYS));
                say(make.linked(leads.get(10 + i), leads.get(20 + i), at(DAYS - 1)), at(DAYS - 1));
            }
            told.sort(Comparator.comparing(Told::at));
            for (int from = 0; from < told.size(); from += 40) {
                List<Told> batch = told.subList(from, Math.min(from + 40, told.size()));
                List<StreamRecord> records = new ArrayList<>();
                for (Told one : batch) {
                    records.add(make.read(records.size(), one.record));
                }
                fold.fold(db, records, new Effects());
                AnalyticsTables.rollUp(db, LocalDate.ofInstant(batch.get(0).at, ZoneOffset.UTC));
            }

            // Then
            for (int i = 0; i < 400; i++) {
                Ask ask = anyQuestion();
                boolean byPeriod = random.nextBoolean();
                FunnelReader reader = new FunnelReader(db, ask);
                FunnelReader.Funnels read = reader.read(byPeriod, ask.by() != null).orElseThrow();
                Savepoint rolledUp = db.setSavepoint();
                try (Statement statement = db.createStatement()) {
                    assertThat(statement.executeUpdate("delete from rollups_until where before > '2026-06-30'")).isEqualTo(1);
                }
                assertThat(read).as("seed %d, by period %s: %s", seed, byPeriod, ask)
                        .isEqualTo(reader.read(byPeriod, ask.by() != null).orElseThrow());
                db.rollback(rolledUp);
            }
        }
    }

    private UUID live(int i) {
        UUID lead = UUID.randomUUID();
        Instant came = at(random.nextInt(DAYS - 40));
        String rep = "rep-" + random.nextInt(3);
        // Some are told of before they happen, as of a day that somebody mistyped.
        say(make.captured(lead, any("fair", "web"), any("a", "b", null), came, i % 9 == 0 ? early(came) : late(came)), came);
        if (i % 3 > 0) {
            Instant qualified = came.plus(Duration.ofDays(random.nextInt(15)));
            UUID qualification = UUID.randomUUID();
            say(make.qualified(lead, qualification, qualified, i % 11 == 0 ? early(qualified) : late(qualified)), qualified);
            say(make.assigned(lead, 1, rep, qualification, qualified), qualified);
            if (i % 2 > 0) {
                Instant accepted = qualified.plus(Duration.ofDays(random.nextInt(4)));
                say(make.accepted(lead, 1, rep, accepted), accepted);
                Instant opened = accepted.plus(Duration.ofDays(random.nextInt(20)));
                say(make.opened(lead, 1, rep, opened), opened);
                if (i % 5 > 2) {
                    Instant won = opened.plus(Duration.ofDays(random.nextInt(60)));
                    say(make.won(lead, 1, rep, "100.00", won), won);
                }
            }
        }
        if (i % 7 == 0) {
            say(make.corrected(lead, "energy", came.plus(Duration.ofDays(30))), came.plus(Duration.ofDays(30)));
        }
        return lead;
    }

    private void say(ProducerRecord<byte[], byte[]> record, Instant when) {
        told.add(new Told(random.nextInt(10) == 0 ? when.plus(Duration.ofDays(random.nextInt(70))) : when, record));
    }

    private Instant late(Instant happened) {
        return random.nextInt(5) == 0 ? happened.plus(Duration.ofDays(random.nextInt(50))) : happened;
    }

    private Instant early(Instant happened) {
        return happened.minus(Duration.ofDays(random.nextInt(50)));
    }

    private static Instant at(int day) {
        return BEGIN.plus(Duration.ofDays(day));
    }

    private Ask anyQuestion() {
        LocalDate from = random.nextBoolean() ? null : anyDay();
        LocalDate before = random.nextBoolean() ? null : anyDay();
        Map<Dimension, String> filter = new EnumMap<>(Dimension.class);
        if (random.nextInt(3) == 0) {
            filter.put(Dimension.REP, any("rep-1", Ask.NONE, "nobody"));
        }
        if (random.nextInt(4) == 0) {
            filter.put(Dimension.CAMPAIGN, any("a", Ask.NONE));
        }
        return new Ask(any(View.values()), any(Unit.PERSON, Unit.ATTEMPT), any(Step.INQUIRY, Step.MQL, Step.SAL, Step.SQL), from,
                from != null && before != null && !from.isBefore(before) ? null : before, random.nextInt(3) == 0 ? 1 + random.nextInt(60) : null,
                anyDay(), anyDay(), random.nextInt(3) == 0 ? null : any(Dimension.values()), any(Period.values()), filter, null, false);
    }

    /** Often one at which a month ends. */
    private LocalDate anyDay() {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS + 60));
        return switch (random.nextInt(4)) {
            case 0 -> day.withDayOfMonth(1);
            case 1 -> day.withDayOfMonth(1).minusDays(1);
            case 2 -> FIRST.plusDays(DAYS + 100);
            default -> day;
        };
    }

    @SafeVarargs
    private <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}

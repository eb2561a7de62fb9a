package org.tandem.scoring.fold;

import org.junit.jupiter.api.Test;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Slot;
import org.tandem.scoring.fold.FactStore.ContributionRow;
import org.tandem.scoring.model.Models;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Going from slot to slot finds the same as looking at every row. */
class LastOfSlotsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<UUID> LEADS = IntStream.range(0, 4).mapToObj(i -> UUID.randomUUID()).toList();
    private static final List<Slot> SLOTS = Stream.of("page-view", "pricing-page", "asset-downloaded", "a rule of Zoë's")
            .flatMap(rule -> Stream.of("", "2026-03-01", "2026-03-02", "Asset", "asset").map(key -> new Slot(rule, key))).toList();

    @Test
    void itFindsTheLastOnesOfEverySlot() throws SQLException {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        Random random = new Random(seed);
        ScoreTables tables = new ScoreTables();
        tables.version(1);
        try (Connection db = tables.connect(1)) {
            db.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                // Given leads of which some have few and some have many
                List<ContributionRow> rows = IntStream.range(0, random.nextInt(1_600)).mapToObj(n -> row(random)).toList();
                new FactStore(db, new Counting(Models.standard())).insertContributions(rows);
                LastOfSlots last = new LastOfSlots(db);
                int most = 1 + random.nextInt(6);
                Map<UUID, Instant> since = new HashMap<>();
                LEADS.subList(1, 4).forEach(lead -> since.put(lead, moment(random)));
                Instant until = moment(random);

                // Then
                assertThat(sets(last.of(LEADS.subList(0, 3), most))).as("seed " + seed)
                        .isEqualTo(looked(rows, most, row -> LEADS.indexOf(row.leadId()) < 3));
                assertThat(sets(last.since(since, most))).as("seed " + seed).isEqualTo(looked(rows, most, row ->
                        since.containsKey(row.leadId()) && row.contribution().recordedAt().isAfter(since.get(row.leadId()))));
                assertThat(sets(last.until(LEADS, until, most))).as("seed " + seed)
                        .isEqualTo(looked(rows, most, row -> !row.contribution().recordedAt().isAfter(until)));
                db.rollback();
            }
        }
    }

    private static ContributionRow row(Random random) {
        Fact fact = new Fact(new UUID(random.nextLong(), random.nextLong()), new UUID(random.nextLong(), random.nextLong()));
        return new ContributionRow(LEADS.get(random.nextInt(LEADS.size())),
                new Contribution(SLOTS.get(random.nextInt(SLOTS.size())), fact, moment(random), moment(random)));
    }

    /** Few enough that many are the same. */
    private static Instant moment(Random random) {
        return NOON.plusSeconds(random.nextInt(20));
    }

    private static Map<UUID, Set<Contribution>> looked(Collection<ContributionRow> rows, int most, Predicate<ContributionRow> in) {
        Map<UUID, Set<Contribution>> last = new HashMap<>();
        rows.stream().filter(in).collect(Collectors.groupingBy(row -> List.of(row.leadId(), row.contribution().slot())))
                .values().forEach(its -> last.computeIfAbsent(its.get(0).leadId(), id -> new HashSet<>())
                        .addAll(Contribution.counted(its.stream().map(ContributionRow::contribution).toList(), most)));
        return last;
    }

    private static Map<UUID, Set<Contribution>> sets(Map<UUID, List<Contribution>> last) {
        Map<UUID, Set<Contribution>> sets = new HashMap<>();
        last.forEach((lead, its) -> sets.put(lead, new HashSet<>(its)));
        return sets;
    }
}

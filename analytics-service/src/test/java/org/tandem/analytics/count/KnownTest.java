package org.tandem.analytics.count;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID LEAD = new UUID(0, 1);
    private static final int FAIR = 7;
    private static final int REP = 8;

    private long events;

    @Test
    void whoReachedALaterStepHasPassedTheEarlierOnes() {
        // When
        Tally tally = count(captured(MONDAY), fact(FactKind.IMPORTED_WON, 0, MONDAY.plus(Duration.ofDays(5)), MONDAY));

        // Then
        assertThat(reached(tally, Unit.PERSON)).isEqualTo(Map.of(Step.INQUIRY, 1L, Step.MQL, 1L, Step.SAL, 1L, Step.SQL, 1L, Step.WON, 1L));
        assertThat(tally.cells().keySet()).filteredOn(cell -> cell.unit() == Unit.PERSON && cell.step() == Step.SAL)
                .isNotEmpty().noneMatch(Cell::recorded).allMatch(cell -> cell.day() == day(5));
    }

    @Test
    void aDealThatIsOlderThanItsLeadDoesNotMakeTheLeadOlder() {
        // When
        Tally tally = count(captured(MONDAY), fact(FactKind.IMPORTED_WON, 0, MONDAY.minus(Duration.ofDays(2)), MONDAY));

        // Then
        assertThat(tally.cells()).containsKey(new Cell(Unit.PERSON, Step.INQUIRY, day(0), Step.WON, day(-2), 0, true, true,
                new Dimensions(FAIR, 0, 0, 0, REP), day(0)));
        assertThat(tally.anomalies().keySet()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.WON_BEFORE_FIRST_CONTACT);
    }

    @Test
    void aLeadThatNobodyBroughtWaits() {
        // When
        Tally tally = count(fact(FactKind.IMPORTED_WON, 0, MONDAY, MONDAY));

        // Then
        assertThat(tally.cells()).isEmpty();
        assertThat(tally.deals()).isEmpty();
        assertThat(tally.anomalies().keySet()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.UNKNOWN_REFERENCE);
    }

    @Test
    void countsByHowMuchWhatWasBelievedChanged() {
        // When the stream is told on Wednesday of a capture on Monday, and on Friday of one before it
        Tally tally = count(captured(MONDAY, MONDAY.plus(Duration.ofDays(2))),
                captured(MONDAY.minus(Duration.ofDays(10)), MONDAY.plus(Duration.ofDays(4))));

        // Then
        assertThat(ofPersons(tally)).isEqualTo(Map.of(
                inquiry(day(0), day(2)), 1L,
                inquiry(day(0), day(4)), -1L,
                inquiry(day(-10), day(4)), 1L));
    }

    @Test
    void aQualificationBelongsToTheAttemptThatAnswersIt() {
        // Given
        Fact first = fact(FactKind.QUALIFIED, 0, MONDAY.plusSeconds(10), MONDAY.plusSeconds(10));
        Fact second = fact(FactKind.QUALIFIED, 0, MONDAY.plus(Duration.ofDays(9)), MONDAY.plus(Duration.ofDays(9)));
        Fact ignored = fact(FactKind.QUALIFIED, 0, MONDAY.plus(Duration.ofDays(3)), MONDAY.plus(Duration.ofDays(3)));

        // When
        Map<Integer, List<Fact>> attempts = Attempts.of(List.of(captured(MONDAY), first, ignored, second, answering(first, 1), answering(second, 2)));

        // Then
        assertThat(attempts.get(1)).contains(first).doesNotContain(second, ignored);
        assertThat(attempts.get(2)).contains(second).doesNotContain(first, ignored);
        assertThat(attempts.get(1)).extracting(Fact::kind).contains(FactKind.CAPTURED);
        assertThat(attempts.get(2)).extracting(Fact::kind).doesNotContain(FactKind.CAPTURED);
    }

    @Test
    void ofSeveralAttemptsThatAnswerOneQualificationTheEarliestHasIt() {
        // Given
        Fact qualified = fact(FactKind.QUALIFIED, 0, MONDAY, MONDAY);
        List<Fact> facts = new ArrayList<>(List.of(captured(MONDAY), qualified, answering(qualified, 1), answering(qualified, 2)));
        List<Fact> backwards = new ArrayList<>(facts);
        Collections.reverse(backwards);

        // Then
        for (List<Fact> order : List.of(facts, backwards)) {
            assertThat(Attempts.of(order).get(1)).contains(qualified);
            assertThat(Attempts.of(order).get(2)).doesNotContain(qualified);
        }
    }

    @Test
    void aDealFromBeforeDoesNotTakeTheInquiryFromTheAttemptOfSales() {
        // Given
        Fact captured = captured(MONDAY);
        Fact accepted = fact(FactKind.ACCEPTED, 1, MONDAY.plusSeconds(60), MONDAY.plusSeconds(60));
        Fact deal = fact(FactKind.IMPORTED_WON, 0, MONDAY.plus(Duration.ofDays(5)), MONDAY.plus(Duration.ofDays(5)));

        // When
        Map<Integer, List<Fact>> attempts = Attempts.of(List.of(captured, accepted, deal));

        // Then
        assertThat(attempts.get(1)).containsExactlyInAnyOrder(captured, accepted);
        assertThat(attempts.get(0)).containsExactly(deal);
        assertThat(Attempts.of(List.of(captured, deal)).get(0)).as("without an attempt of sales").containsExactlyInAnyOrder(captured, deal);
    }

    @Test
    void eachDealOfWhoCameToAWebinarIsFromBeforeTheyAttendedOrFromThenOn() {
        // Given invited on Monday, attended on the 5th day
        Fact invited = fact(FactKind.INVITED, 0, MONDAY, MONDAY);
        Fact attended = fact(FactKind.ATTENDED, 0, MONDAY.plus(Duration.ofDays(5)), MONDAY);
        Fact tooEarly = fact(FactKind.WON, 1, MONDAY.minus(Duration.ofDays(1)), MONDAY);
        Fact before = fact(FactKind.WON, 1, MONDAY.plus(Duration.ofDays(3)), MONDAY);
        Fact onTheDay = fact(FactKind.WON, 2, MONDAY.plus(Duration.ofDays(5)), MONDAY);

        // Then
        assertThat(customers(count(invited, tooEarly))).isEmpty();
        assertThat(customers(count(invited, attended, before))).isEqualTo(Map.of(Step.CUSTOMER_WITHOUT_ATTENDING, 1L));
        assertThat(customers(count(invited, attended, onTheDay))).isEqualTo(Map.of(Step.CUSTOMER, 1L));
        assertThat(customers(count(invited, attended, tooEarly, before, onTheDay)))
                .isEqualTo(Map.of(Step.CUSTOMER, 1L, Step.CUSTOMER_WITHOUT_ATTENDING, 1L));
    }

    @Test
    void theHighestRevisionOfAVerdictCounts() {
        // Given
        Fact good = revision(FactKind.JUDGED_GOOD, 1);
        Fact corrected = revision(FactKind.JUDGED_OTHERWISE, 2);
        Fact qualified = fact(FactKind.QUALIFIED, 0, MONDAY, MONDAY);

        // Then
        assertThat(reached(count(captured(MONDAY), qualified, good), Unit.ATTEMPT)).isEqualTo(Map.of(Step.INQUIRY, 1L, Step.MQL, 1L));
        assertThat(steps(count(captured(MONDAY), qualified, good))).contains(Step.JUDGED, Step.JUDGED_GOOD);
        assertThat(steps(count(captured(MONDAY), qualified, good, corrected))).contains(Step.JUDGED).doesNotContain(Step.JUDGED_GOOD);
    }

    @Test
    void secondsAreCountedToThreeDigits() {
        assertThat(Cell.rounded(59)).isEqualTo(59);
        assertThat(Cell.rounded(999)).isEqualTo(999);
        assertThat(Cell.rounded(1_234)).isEqualTo(1_230);
        assertThat(Cell.rounded(86_399)).isEqualTo(86_300);
        assertThat(Cell.rounded(-5)).isZero();
        assertThat(Cell.rounded(Long.MAX_VALUE)).isEqualTo(999_000_000);
    }

    /** Adding each difference to what was counted before gives what counting all at once gives. */
    @Test
    void differencesAddUpInEveryOrder() {
        Random random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            Fact one = fact(FactKind.QUALIFIED, 0, MONDAY, MONDAY);
            Fact other = fact(FactKind.QUALIFIED, 0, MONDAY.plusSeconds(7), MONDAY.plusSeconds(7));
            List<Fact> facts = new ArrayList<>(List.of(one, other));
            for (int i = 0; i < 8; i++) {
                FactKind kind = FactKind.values()[random.nextInt(FactKind.values().length)];
                Instant recorded = MONDAY.plus(Duration.ofHours(random.nextInt(200)));
                if (kind == FactKind.ASSIGNED) {
                    facts.add(answering(random.nextBoolean() ? one : other, 1 + random.nextInt(2)));
                    continue;
                }
                facts.add(fact(kind, kind == FactKind.IMPORTED_WON ? 0 : 1 + random.nextInt(2),
                        recorded.minus(Duration.ofHours(random.nextInt(100))), recorded));
            }
            Tally all = new Known(facts, Map.of()).count();
            Collections.shuffle(facts, random);
            Tally sum = new Tally();
            Tally before = new Tally();
            for (int n = 1; n <= facts.size(); n++) {
                Tally now = new Known(facts.subList(0, n), Map.of()).count();
                Tally change = now.minus(before);
                change.cells().forEach(sum::add);
                change.deals().forEach(sum::add);
                change.anomalies().forEach(sum::add);
                before = now;
            }
            assertThat(sum.cells()).isEqualTo(all.cells());
            assertThat(sum.deals()).isEqualTo(all.deals());
            assertThat(sum.anomalies()).isEqualTo(all.anomalies());
        }
    }

    private static Tally count(Fact... facts) {
        return new Known(List.of(facts), Map.of()).count();
    }

    /** By step, of those who came. */
    private static Map<Step, Long> reached(Tally tally, Unit unit) {
        return tally.cells().entrySet().stream().filter(entry -> entry.getKey().unit() == unit && entry.getKey().from() == Step.INQUIRY)
                .collect(Collectors.groupingBy(entry -> entry.getKey().step(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /** Who came to webinars and won, by step; each deal is in the same step. */
    private static Map<Step, Long> customers(Tally tally) {
        Map<Step, Long> deals = new TreeMap<>();
        tally.deals().forEach((cell, sum) -> {
            if (cell.unit() == Unit.WEBINAR_MEMBER) {
                deals.merge(cell.from(), sum.count(), Long::sum);
            }
        });
        Map<Step, Long> persons = tally.cells().entrySet().stream().filter(entry -> entry.getKey().unit() == Unit.WEBINAR_MEMBER)
                .filter(entry -> entry.getKey().step().ordinal() >= Step.CUSTOMER.ordinal())
                .collect(Collectors.groupingBy(entry -> entry.getKey().step(), Collectors.summingLong(Map.Entry::getValue)));
        assertThat(deals).isEqualTo(persons);
        return persons;
    }

    private static List<Step> steps(Tally tally) {
        return tally.cells().keySet().stream().filter(cell -> cell.unit() == Unit.ATTEMPT).map(Cell::step).distinct().toList();
    }

    private static Map<Cell, Long> ofPersons(Tally tally) {
        return tally.cells().entrySet().stream().filter(entry -> entry.getKey().unit() == Unit.PERSON)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Cell inquiry(int day, int recordedDay) {
        return new Cell(Unit.PERSON, Step.INQUIRY, day, Step.INQUIRY, day, 0, true, true, new Dimensions(FAIR, 0, 0, 0, 0), recordedDay);
    }

    private static int day(int afterMonday) {
        return (int) LocalDate.parse("2026-03-02").plusDays(afterMonday).toEpochDay();
    }

    private Fact captured(Instant at) {
        return captured(at, at);
    }

    private Fact captured(Instant occurred, Instant recorded) {
        return new Fact(LEAD, FactKind.CAPTURED, 0, new UUID(1, ++events), new UUID(2, events), occurred, recorded,
                new Dimensions(FAIR, 0, 0, 0, 0), null, null, 0, null, 0);
    }

    private Fact answering(Fact qualification, int attempt) {
        return new Fact(LEAD, FactKind.ASSIGNED, attempt, new UUID(1, ++events), new UUID(2, events), qualification.occurredAt(),
                qualification.recordedAt(), new Dimensions(0, 0, 0, 0, REP), qualification.eventId(), null, 0, null, 0);
    }

    private Fact revision(FactKind kind, int revision) {
        return new Fact(LEAD, kind, 1, new UUID(1, ++events), new UUID(2, events), MONDAY, MONDAY, Dimensions.UNKNOWN, null, null, revision,
                null, 0);
    }

    private Fact fact(FactKind kind, int attempt, Instant occurred, Instant recorded) {
        return new Fact(LEAD, kind, attempt, new UUID(1, ++events), new UUID(2, events), occurred, recorded,
                kind == FactKind.CAPTURED ? new Dimensions(FAIR, 0, 0, 0, 0) : new Dimensions(0, 0, 0, 0, kind == FactKind.QUALIFIED ? 0 : REP),
                null, null, 1, BigDecimal.TEN, 0);
    }
}

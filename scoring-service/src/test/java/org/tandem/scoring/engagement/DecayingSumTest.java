package org.tandem.scoring.engagement;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DecayingSumTest {

    private static final Instant DAY_0 = Instant.parse("2026-01-15T08:30:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private record Event(double points, int day) {
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        // Given
        List<Event> events = List.of(new Event(10, 0), new Event(20, 20), new Event(5, 28), new Event(-15, 29));
        List<Map<Long, Long>> states = new ArrayList<>();

        // When
        for (List<Event> order : orders(events)) {
            DecayingSum sum = DecayingSum.empty(MONTH);
            order.forEach(event -> sum.add(event.points(), day(event.day())));
            states.add(sum.periods());
            assertThat(sum.at(day(30))).isCloseTo(10.990819, within(5e-7));
        }

        // Then not even in the last digit
        assertThat(states).hasSize(24).allMatch(states.get(0)::equals);
    }

    @Test
    void aWeekHalvesWhatHasAHalfLifeOfAWeek() {
        DecayingSum sum = DecayingSum.empty(Duration.ofDays(7));
        sum.add(1, day(0));

        assertThat(List.of(sum.at(day(0)), sum.at(day(7)), sum.at(day(14)), sum.at(day(21))))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(1.0, 0.5, 0.25, 0.125);
    }

    @Test
    void whatIsTakenAwayLeavesNothingBehind() {
        DecayingSum sum = DecayingSum.empty(MONTH);
        sum.add(7, day(3));
        sum.add(7, day(400));
        sum.add(-7, day(3));
        sum.add(-7, day(400));

        assertThat(sum.periods()).isEmpty();
    }

    @Test
    void tenYearsAgoIsWorthNothingAndHarmsNothing() {
        // Given
        DecayingSum sum = DecayingSum.empty(MONTH);
        sum.add(10, day(0));

        // When
        sum.add(40, day(-3650));
        sum.add(40, Instant.parse("0001-01-01T00:00:00Z"));

        // Then
        assertThat(sum.at(day(0))).isCloseTo(10, within(1e-9));
        sum.forgetBefore(day(0));
        assertThat(sum.periods()).hasSize(1);
    }

    @Test
    void theStateDoesNotGrowWithTheEvents() {
        DecayingSum sum = DecayingSum.empty(MONTH);
        for (int day = 0; day < 5000; day++) {
            sum.add(20, day(day));
            sum.forgetBefore(day(day));
        }

        assertThat(sum.periods()).hasSizeLessThanOrEqualTo(DecayingSum.PERIODS + 1);
        // 20 a day for ever: 20 / (1 − 2^(−1/30))
        assertThat(sum.at(day(4999))).isCloseTo(20 / (1 - Math.pow(2, -1 / 30.0)), within(1e-6));
    }

    private static Instant day(int day) {
        return DAY_0.plus(Duration.ofDays(day));
    }

    private static List<List<Event>> orders(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> orders = new ArrayList<>();
        for (Event first : events) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(first);
            orders(rest).forEach(order -> {
                List<Event> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return orders;
    }
}

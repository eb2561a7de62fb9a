package org.tandem.pipeline.live;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page is told, by what it has seen. */
class RecentTest {

    private final Recent recent = new Recent(2, 4);

    private static Change change(long n, int partition, String rep) {
        return new Change(n, partition, new UUID(1, n), new UUID(2, n), "lead.accepted", rep, rep == null);
    }

    private List<Long> told(Seen since, String viewer) {
        return recent.since(since, viewer).stream().map(Change::n).toList();
    }

    @Test
    void aRepIsToldOfTheirOwnLeadsAndOfQueuesAndAManagerOfAll() {
        // Given
        recent.add(0, List.of());
        Seen before = recent.seen();

        // When
        recent.add(0, List.of(change(1, 0, "rep-a"), change(2, 1, "rep-b"), change(3, 1, null)));

        // Then
        assertThat(told(before, "rep-a")).containsExactly(1L, 3L);
        assertThat(told(before, "rep-b")).containsExactly(2L, 3L);
        assertThat(told(before, null)).containsExactly(1L, 2L, 3L);
        assertThat(told(recent.seen(), null)).isEmpty();
    }

    @Test
    void whatIsCommittedLaterUnderALowerNumberIsToldToo() {
        // Given
        recent.add(0, List.of(change(1, 0, "rep-a"), change(4, 1, "rep-a")));
        Seen before = recent.seen();

        // When
        recent.add(0, List.of(change(1, 0, "rep-a"), change(2, 0, "rep-a"), change(4, 1, "rep-a")));

        // Then
        assertThat(told(before, "rep-a")).containsExactly(2L);
        assertThat(told(recent.seen(), "rep-a")).isEmpty();
    }

    @Test
    void whoSleptTooLongIsToldToLookAtEverything() {
        // Given
        recent.add(0, List.of(change(1, 0, "rep-a")));
        Seen before = recent.seen();

        // When
        for (long n = 2; n <= 5; n++) {
            recent.add(0, List.of(change(n, 0, "rep-b")));
        }

        // Then
        assertThat(recent.isTooMuch(before)).as("all four since are there").isFalse();
        recent.add(5, List.of(change(6, 1, "rep-b")));
        assertThat(recent.isTooMuch(before)).as("one is not").isTrue();
        assertThat(recent.isTooMuch(recent.seen())).isFalse();
    }

    @Test
    void whatWasNotLookedAtInBetweenIsNotTakenForNothing() {
        // Given
        recent.add(0, List.of(change(1, 0, "rep-a")));
        Seen before = recent.seen();

        // When
        recent.add(100, List.of(change(101, 0, "rep-a")));

        // Then
        assertThat(recent.isTooMuch(before)).isTrue();
        assertThat(recent.isTooMuch(new Seen(500, List.of(0L, 0L)))).as("of tables that are gone").isTrue();
    }

    @Test
    void whatAPageHasSeenIsTextAndNothingElseIs() {
        Seen seen = new Seen(46, List.of(46L, 0L));
        assertThat(Seen.parse(seen.text(), 2)).contains(seen);
        for (String text : List.of("", ".", "1.2", "1.2.3.4", "1.2.-3", "1.2.!", "zzzzzzzzzzzzzzzz.1.1")) {
            assertThat(Seen.parse(text, 2)).as(text).isEmpty();
        }
    }
}

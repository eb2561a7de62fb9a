package org.tandem.pipeline.live;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.rest.problem.Unavailable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for changes, and for how long, without a database. */
class WaitingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<Change> history = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private final InboxChanges changes = new InboxChanges(new ChangeReader(null, null) {
        @Override
        Look above(long number, int most) throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            return new Look(number, history.stream().filter(change -> change.n() > number).toList());
        }
    }, 1);

    @AfterEach
    void close() {
        changes.close();
    }

    private InboxChanges.News news(CompletionStage<InboxChanges.News> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void nobodyWaitsLongerThanTheySaidAndLearnsThatNothingChanged() {
        // Given
        Seen seen = news(changes.await("rep-a", "rep-a", null, LONG).orElseThrow()).seen();

        // When
        InboxChanges.News news = news(changes.await("rep-a", "rep-a", seen, Duration.ofMillis(1)).orElseThrow());

        // Then
        assertThat(news.changes()).isEmpty();
        assertThat(news.seen()).isEqualTo(seen);
    }

    @Test
    void oneLookTellsAllWhoWait() {
        // Given
        Seen seen = news(changes.await("rep-a", "rep-a", null, LONG).orElseThrow()).seen();
        List<CompletionStage<InboxChanges.News>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(changes.await("rep-" + i, "rep-a", seen, LONG).orElseThrow());
        }

        // When
        history.add(new Change(1, 0, UUID.randomUUID(), UUID.randomUUID(), "lead.assigned", "rep-a", false));

        // Then
        waiting.forEach(one -> assertThat(news(one).changes()).hasSize(1));
    }

    @Test
    void onePersonCannotTakeThePlacesOfAll() {
        // Given
        Seen seen = news(changes.await("rep-a", "rep-a", null, LONG).orElseThrow()).seen();
        List<CompletionStage<InboxChanges.News>> waiting = new ArrayList<>();
        for (int i = 0; i < InboxChanges.MOST_OF_ONE; i++) {
            waiting.add(changes.await("rep-a", "rep-a", seen, LONG).orElseThrow());
        }

        // Then
        assertThat(changes.await("rep-a", "rep-a", seen, LONG)).isEmpty();
        assertThat(changes.await("rep-b", "rep-a", seen, LONG)).isPresent();

        // When they are told
        history.add(new Change(1, 0, UUID.randomUUID(), UUID.randomUUID(), "lead.assigned", "rep-a", false));
        waiting.forEach(this::news);

        // Then
        assertThat(changes.await("rep-a", "rep-a", seen, LONG)).isPresent();
    }

    @Test
    void aDatabaseThatIsAwayIsSaidWhenTheTimeIsOver() {
        // Given
        away = true;

        // Then
        assertThat(changes.await("rep-a", "rep-a", new Seen(0, List.of(0L)), Duration.ofMillis(1)).orElseThrow().toCompletableFuture())
                .failsWithin(LONG).withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Unavailable.class);
    }
}

package org.tandem.projection.publish;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

class EndOfTurnTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final EndOfTurn endOfTurn = new EndOfTurn();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatOneTurnPublishesIsHandedOverTogether() {
        // Given
        Context loop = VERTX.getOrCreateContext();
        CompletableFuture<List<String>> whileTheTurnLasts = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();

        // When
        loop.runOnContext(turn -> {
            // two requests that had both come
            loop.runOnContext(request -> endOfTurn.run(() -> sent.add("first")));
            loop.runOnContext(request -> {
                endOfTurn.run(() -> sent.add("second"));
                whileTheTurnLasts.complete(new ArrayList<>(sent));
                loop.runOnContext(end -> over.complete(null));
            });
        });

        // Then
        assertThat(over).succeedsWithin(Duration.ofSeconds(5));
        assertThat(whileTheTurnLasts).isCompletedWithValue(List.of());
        assertThat(sent).containsExactly("first", "second");
    }

    @Test
    void theNextTurnIsOneOfItsOwn() {
        // Given
        Context loop = VERTX.getOrCreateContext();
        for (String name : List.of("first", "second")) {
            CompletableFuture<Void> over = new CompletableFuture<>();

            // When
            loop.runOnContext(turn -> {
                endOfTurn.run(() -> sent.add(name));
                loop.runOnContext(end -> over.complete(null));
            });

            // Then
            assertThat(over).succeedsWithin(Duration.ofSeconds(5));
        }
        assertThat(sent).containsExactly("first", "second");
    }

    @Test
    void aThreadThatMayBlockWaitsForNothing() {
        // When
        endOfTurn.run(() -> sent.add("at once"));

        // Then
        assertThat(sent).containsExactly("at once");
    }
}

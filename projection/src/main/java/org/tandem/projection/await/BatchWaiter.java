package org.tandem.projection.await;

import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets many wait for something that the database will say of an id. One question every few milliseconds for all who
 * wait, and none while nobody does; so a thousand who wait cost what one costs.
 */
public final class BatchWaiter<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BatchWaiter.class);
    private static final Duration ASK_EVERY = Duration.ofMillis(5);

    /** What is known of the ids; nothing of those that are still awaited. */
    public interface Question<T> {
        Map<UUID, T> of(Collection<UUID> ids) throws SQLException;
    }

    private final Question<T> question;
    private final int mostWaiting;
    private final ScheduledExecutorService clock;
    private final Map<UUID, List<Waiting<T>>> waiting = new HashMap<>();
    private int count;

    private record Waiting<T>(CompletableFuture<Optional<T>> answer, long until) {
    }

    /**
     * @param name        of the thread that asks
     * @param mostWaiting how many may wait at once; one more is told at once that nothing is known
     */
    public BatchWaiter(String name, Question<T> question, int mostWaiting) {
        this.question = question;
        this.mostWaiting = mostWaiting;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return completes with what is known of the id as soon as it is, empty if nothing still is after {@code most} */
    public CompletableFuture<Optional<T>> await(UUID id, Duration most) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        boolean first;
        synchronized (waiting) {
            if (count >= mostWaiting) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            first = count++ == 0;
            waiting.computeIfAbsent(id, key -> new ArrayList<>(1))
                    .add(new Waiting<>(answer, System.nanoTime() + most.toNanos()));
        }
        if (first) {
            clock.execute(this::ask);
        }
        // On its own clock: the question itself may take longer than anybody wants to wait.
        return answer.completeOnTimeout(Optional.empty(), most.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ask() {
        Set<UUID> ids;
        synchronized (waiting) {
            ids = Set.copyOf(waiting.keySet());
        }
        Map<UUID, T> known = Map.of();
        try {
            known = question.of(ids);
        } catch (SQLException | RuntimeException e) {
            // Whoever waits is told at its time limit; the database may be back before.
            LOG.debugf("could not ask: %s", e.getClass().getSimpleName());
        }
        boolean more;
        long now = System.nanoTime();
        Map<Waiting<T>, T> told = new HashMap<>();
        List<Waiting<T>> late = new ArrayList<>();
        synchronized (waiting) {
            for (UUID id : ids) {
                List<Waiting<T>> all = waiting.get(id);
                T answer = known.get(id);
                if (answer != null) {
                    all.forEach(one -> told.put(one, answer));
                    waiting.remove(id);
                } else {
                    all.removeIf(one -> one.until - now <= 0 && late.add(one));
                    if (all.isEmpty()) {
                        waiting.remove(id);
                    }
                }
            }
            count -= told.size() + late.size();
            more = count > 0;
        }
        told.forEach((one, answer) -> one.answer.complete(Optional.of(answer)));
        late.forEach(one -> one.answer.complete(Optional.empty()));
        if (more) {
            clock.schedule(this::ask, ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package org.tandem.projection.await;

import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets a reader wait until the tables hold an event: {@code after=<eventId>}. One question every few milliseconds for all
 * who wait, and none while nobody does; so a thousand waiting readers cost what one costs.
 */
public final class AppliedWaiter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppliedWaiter.class);
    private static final Duration ASK_EVERY = Duration.ofMillis(5);

    /** Which of the events are in the tables. */
    public interface Applied {
        Set<UUID> among(Collection<UUID> eventIds) throws SQLException;
    }

    private final Applied applied;
    private final int mostWaiting;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "await-applied");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<UUID, List<Waiting>> waiting = new HashMap<>();
    private int count;

    private record Waiting(CompletableFuture<Boolean> answer, long until) {
    }

    /** @param mostWaiting readers that may wait at once; one more is told at once that its event is not there yet */
    public AppliedWaiter(Applied applied, int mostWaiting) {
        this.applied = applied;
        this.mostWaiting = mostWaiting;
    }

    /**
     * @return completes with true when the tables hold the event, with false when they still do not after {@code most}
     */
    public CompletableFuture<Boolean> await(UUID eventId, Duration most) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        boolean first;
        synchronized (waiting) {
            if (count >= mostWaiting) {
                return CompletableFuture.completedFuture(false);
            }
            first = count++ == 0;
            waiting.computeIfAbsent(eventId, id -> new ArrayList<>(1))
                    .add(new Waiting(answer, System.nanoTime() + most.toNanos()));
        }
        if (first) {
            clock.execute(this::ask);
        }
        // On its own clock: the question itself may take longer than anybody wants to wait.
        return answer.completeOnTimeout(false, most.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ask() {
        Set<UUID> ids;
        synchronized (waiting) {
            ids = Set.copyOf(waiting.keySet());
        }
        Set<UUID> there = Set.of();
        try {
            there = applied.among(ids);
        } catch (SQLException | RuntimeException e) {
            // Whoever waits is told at its time limit; the database may be back before.
            LOG.debugf("could not ask which events are applied: %s", e.getClass().getSimpleName());
        }
        boolean more;
        long now = System.nanoTime();
        List<CompletableFuture<Boolean>> yes = new ArrayList<>();
        List<CompletableFuture<Boolean>> no = new ArrayList<>();
        synchronized (waiting) {
            for (UUID id : ids) {
                List<Waiting> all = waiting.get(id);
                if (there.contains(id)) {
                    all.forEach(one -> yes.add(one.answer));
                    waiting.remove(id);
                } else {
                    all.removeIf(one -> one.until - now <= 0 && no.add(one.answer));
                    if (all.isEmpty()) {
                        waiting.remove(id);
                    }
                }
            }
            count -= yes.size() + no.size();
            more = count > 0;
        }
        yes.forEach(answer -> answer.complete(true));
        no.forEach(answer -> answer.complete(false));
        if (more) {
            clock.schedule(this::ask, ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

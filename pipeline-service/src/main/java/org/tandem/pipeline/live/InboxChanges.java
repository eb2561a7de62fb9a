package org.tandem.pipeline.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.tandem.projection.service.StreamConfig;
import org.tandem.rest.problem.Unavailable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets pages wait until inboxes change. One look into the database every quarter of a second for all who wait, and none while
 * nobody does. Nobody's thread waits.
 */
@ApplicationScoped
class InboxChanges {

    private static final Logger LOG = Logger.getLogger(InboxChanges.class);
    /** More is not told one by one: a page that slept reads its inbox anyway. */
    static final int TOLD = 2_000;
    /** Of one person: a handful of pages on a handful of devices. */
    static final int MOST_OF_ONE = 20;
    private static final int MOST = 5_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** Transactions of other partitions that were begun before and are committed after; longer ones are seen by the next change. */
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(5);

    private final ChangeReader reader;
    private final int partitions;
    private final Recent recent;
    private final Set<Waiting> waiting = new HashSet<>();
    private final Map<String, Integer> waitingOf = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "inbox-changes");
        thread.setDaemon(true);
        return thread;
    });

    // of the clock's thread
    private long settled;
    private long newest;
    private long newestAt = System.nanoTime();

    @Inject
    InboxChanges(ChangeReader reader, StreamConfig config) {
        this(reader, config.partitions());
    }

    InboxChanges(ChangeReader reader, int partitions) {
        this.reader = reader;
        this.partitions = partitions;
        this.recent = new Recent(partitions, TOLD);
    }

    /**
     * What a page is told.
     *
     * @param changes empty where nothing changed; null where too much did to be told one by one
     */
    record News(List<Change> changes, Seen seen) {
    }

    /** @param viewer a rep; null for somebody who sees all */
    private record Waiting(String who, String viewer, Seen since, long until, CompletableFuture<News> answer) {
    }

    /** Empty where the text is none of ours. */
    Optional<Seen> parse(String text) {
        return Seen.parse(text, partitions);
    }

    /**
     * @param who    asks, an opaque id
     * @param viewer the rep whose inbox it is; null for the whole team's
     * @param since  what the page has seen; null to be told at once how much that is now
     * @return empty where too many wait already; fails with {@link Unavailable} if the database was away until then
     */
    Optional<CompletionStage<News>> await(String who, String viewer, Seen since, Duration most) {
        Waiting one = new Waiting(who, viewer, since, System.nanoTime() + (since == null ? 0 : most.toNanos()), new CompletableFuture<>());
        boolean first;
        synchronized (waiting) {
            if (waiting.size() >= MOST || waitingOf.getOrDefault(who, 0) >= MOST_OF_ONE) {
                return Optional.empty();
            }
            first = waiting.isEmpty();
            waiting.add(one);
            waitingOf.merge(who, 1, Integer::sum);
        }
        if (first) {
            clock.execute(this::look);
        }
        return Optional.of(one.answer);
    }

    private void look() {
        RuntimeException away = null;
        try {
            ChangeReader.Look look = reader.above(settled(), TOLD);
            recent.add(look.from(), look.changes());
        } catch (SQLException | RuntimeException e) {
            // Whoever waits is told at its time limit; the database may be back before.
            LOG.debugf("could not look: %s", e.getClass().getSimpleName());
            away = new Unavailable(e);
        }
        answer(away);
    }

    /** Up to where everything is known: what was begun before that was the newest has been committed. */
    private long settled() {
        long now = System.nanoTime();
        if (now - newestAt > COMMIT_WITHIN.toNanos()) {
            settled = newest;
            newest = recent.head();
            newestAt = now;
        }
        return settled;
    }

    private void answer(RuntimeException away) {
        Map<Waiting, News> told = new HashMap<>();
        List<Waiting> unable = new ArrayList<>();
        boolean more;
        long now = System.nanoTime();
        synchronized (waiting) {
            for (Waiting one : waiting) {
                boolean late = one.until - now <= 0;
                if (away != null) {
                    if (late) {
                        unable.add(one);
                    }
                } else {
                    List<Change> changes = one.since == null ? List.of() : recent.isTooMuch(one.since) ? null
                            : recent.since(one.since, one.viewer);
                    if (late || changes == null || !changes.isEmpty()) {
                        told.put(one, new News(changes, recent.seen()));
                    }
                }
            }
            told.keySet().forEach(this::leave);
            unable.forEach(this::leave);
            more = !waiting.isEmpty();
        }
        told.forEach((one, news) -> one.answer.complete(news));
        unable.forEach(one -> one.answer.completeExceptionally(away));
        if (more) {
            clock.schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void leave(Waiting one) {
        waiting.remove(one);
        waitingOf.computeIfPresent(one.who, (who, count) -> count > 1 ? count - 1 : null);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }
}

package org.tandem.projection.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Lets a reader wait until the tables hold an event: {@code after=<eventId>}. */
public final class AppliedWaiter implements AutoCloseable {

    /** Which of the events are in the tables. */
    public interface Applied {
        Set<UUID> among(Collection<UUID> eventIds) throws SQLException;
    }

    private final BatchWaiter<Boolean> waiter;

    /** @param mostWaiting readers that may wait at once; one more is told at once that its event is not there yet */
    public AppliedWaiter(Applied applied, int mostWaiting) {
        waiter = new BatchWaiter<>("await-applied", ids -> applied.among(ids).stream()
                .collect(Collectors.toMap(id -> id, id -> true)), mostWaiting);
    }

    /**
     * @return completes with true when the tables hold the event, with false when they still do not after {@code most}
     */
    public CompletableFuture<Boolean> await(UUID eventId, Duration most) {
        return waiter.await(eventId, most).thenApply(Optional::isPresent);
    }

    @Override
    public void close() {
        waiter.close();
    }
}

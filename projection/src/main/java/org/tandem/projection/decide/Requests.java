package org.tandem.projection.decide;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** How REST asks for a decision and waits for it. One of these in a process, for all who wait. */
public final class Requests implements AutoCloseable {

    /**
     * Publishes a request, and waits until it is decided and its outcome is in the log.
     *
     * @param now  the moment of asking
     * @param most how long to wait, for {@code after} and for the decision together
     * @return never fails because of the decision; fails with {@code Publisher.Unavailable} if the broker did not
     *         acknowledge the request, which may then be in the log all the same: 503, and the same id again
     */
    public <D> CompletableFuture<Answer> ask(Ask<D> ask, Instant now, Duration most) {
        throw new UnsupportedOperationException("follows");
    }

    /** What is known of a request: for the status link; empty if nothing is. */
    public Optional<Answer> read(UUID requestId) throws SQLException {
        throw new UnsupportedOperationException("follows");
    }

    @Override
    public void close() {
    }
}

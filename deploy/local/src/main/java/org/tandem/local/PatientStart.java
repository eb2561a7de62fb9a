package org.tandem.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Waits for a PostgreSQL as long as it lives. After a kill it first reads what it wrote last, which takes as long as there
 * is to read: whoever gave it a time, and stopped it after that, would have it begin again, for ever.
 */
final class PatientStart {

    private static final Duration FOREVER = Duration.ofDays(365);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final BooleanSupplier lives;
    private final Duration limit;
    private volatile long launched;
    private boolean seen;

    /** @param limit for its process to come */
    PatientStart(BooleanSupplier lives, Duration limit) {
        this.lives = lives;
        this.limit = limit;
    }

    /** @throws IOException if it ends instead of serving */
    EmbeddedPostgres of(EmbeddedPostgres.Builder builder) throws IOException {
        // what comes before, unpacking and making the tables of the system, ends by itself
        builder.setPGStartupWait(FOREVER).setDataDirectoryCustomizer(data -> isLaunched());
        return of(builder::start);
    }

    void isLaunched() {
        launched = System.nanoTime();
    }

    <T> T of(Callable<T> starting) throws IOException {
        var start = new FutureTask<>(starting);
        var thread = new Thread(start, "start-postgres");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    return start.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (isGone()) {
                        throw new IOException("its process is gone");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            start.cancel(true);
        }
    }

    private boolean isGone() {
        boolean living = lives.getAsBoolean();
        seen |= living;
        return !living && launched != 0 && (seen || System.nanoTime() - launched > limit.toNanos());
    }
}

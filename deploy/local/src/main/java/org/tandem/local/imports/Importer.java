package org.tandem.local.imports;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends a list until it is there. Where it broke off for a reason that passes, it waits until the service is back and sends the
 * same again: what is on the stream already is not written again (ADR 15).
 */
public final class Importer {

    private static final Duration LOOK = Duration.ofMillis(250);
    /** Who is busy at this moment is ready all the time, and has not got anybody's place free at once. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final Destination to;
    private final ListFile file;
    private final Supplier<Standing> service;
    private final Patience patience;
    private final Watch watch;

    /** How the service is to which the list goes. */
    public enum Standing {
        READY,
        AWAY,
        /** Nobody starts it again. */
        GONE
    }

    /**
     * @param sendings so often at most, the first one included
     * @param limit    so long for the service to be back, each time
     */
    public record Patience(int sendings, Duration limit) {
    }

    /** Somebody who wants to know how it goes; told by one thread. */
    public interface Watch {

        /** @param number 1 for the first */
        default void sending(int number) {
        }

        default void row(RowLine row) {
        }

        default void brokenOff(Ending.BrokenOff how) {
        }

        default void waiting(Duration since) {
        }
    }

    public Importer(Destination to, ListFile file, Supplier<Standing> service, Patience patience, Watch watch) {
        this.to = to;
        this.file = file;
        this.service = service;
        this.patience = patience;
        this.watch = watch;
    }

    public Ending run() {
        for (int number = 1; ; number++) {
            watch.sending(number);
            Ending ending = new Upload(to, file, watch::row).run();
            if (!(ending instanceof Ending.BrokenOff brokenOff) || !brokenOff.mendable()) {
                return ending;
            }
            if (number == patience.sendings()) {
                return ended(brokenOff, brokenOff.why() + "; it was sent " + number + " times");
            }
            watch.brokenOff(brokenOff);
            Standing standing = awaitReturn();
            if (standing != Standing.READY) {
                return ended(brokenOff, brokenOff.why() + (standing == Standing.GONE ? "; the platform was stopped"
                        : "; " + to.service() + " was not back after " + patience.limit().toSeconds() + " s"));
            }
        }
    }

    private static Ending ended(Ending.BrokenOff brokenOff, String why) {
        return new Ending.BrokenOff(brokenOff.counts(), why, true);
    }

    private Standing awaitReturn() {
        long began = System.nanoTime();
        Duration waited = Duration.ZERO;
        Standing standing = Standing.AWAY;
        while (standing != Standing.GONE && waited.compareTo(patience.limit()) < 0) {
            if (standing == Standing.READY && waited.compareTo(AT_LEAST) >= 0) {
                return standing;
            }
            LockSupport.parkNanos(LOOK.toNanos());
            waited = Duration.ofNanos(System.nanoTime() - began);
            watch.waiting(waited);
            standing = service.get();
        }
        return standing;
    }
}

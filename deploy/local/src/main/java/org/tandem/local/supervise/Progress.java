package org.tandem.local.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what is waited for after two seconds, and then every five: whoever waits must know for what. */
public final class Progress {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration THEN = Duration.ofSeconds(5);

    private final Instant began;
    private Instant next;

    public Progress(Instant began) {
        this.began = began;
        this.next = began.plus(FIRST);
    }

    /** @param what such as {@code waiting for broker, database} */
    public Optional<String> at(Instant now, String what) {
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        next = now.plus(THEN);
        return Optional.of("  %s: %d s".formatted(what, Duration.between(began, now).toSeconds()));
    }
}

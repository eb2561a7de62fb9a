package org.tandem.local.supervise;

import org.tandem.local.process.ManagedProcess;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One process that is meant to run. {@link #look} says what has changed since the last look, and starts it again when its
 * time has come; nothing happens in between.
 */
final class Supervised {

    private static final int ATTEMPTS_AT_FIRST = 3;

    private final ManagedProcess process;
    private final Predicate<ManagedProcess> isReady;
    private final Consumer<ManagedProcess> started;
    private State state;
    private BackOff backOff = BackOff.NONE;
    private boolean everReady;

    private sealed interface State {
        record Starting(Instant since) implements State {
        }

        record Ready(Instant since) implements State {
        }

        record Resting(Instant until) implements State {
        }

        record GivenUp(String why) implements State {
        }
    }

    /** @param started told of each start */
    Supervised(ManagedProcess process, Predicate<ManagedProcess> isReady, Consumer<ManagedProcess> started) {
        this.process = process;
        this.isReady = isReady;
        this.started = started;
    }

    String name() {
        return process.name();
    }

    ManagedProcess process() {
        return process;
    }

    void start(Instant now) {
        process.start();
        state = new State.Starting(now);
        started.accept(process);
    }

    boolean isReady() {
        return state instanceof State.Ready;
    }

    /** Why it will not be started again: it never got ready, and would not the next time. */
    Optional<String> givenUp() {
        return state instanceof State.GivenUp given ? Optional.of(given.why) : Optional.empty();
    }

    /** Gives a line for the console when there is something to say. */
    Optional<String> look(Instant now) {
        if (state instanceof State.Resting resting) {
            return now.isBefore(resting.until) ? Optional.empty() : startAgain(now);
        }
        if (state instanceof State.Starting starting) {
            return process.alive() ? lookForReady(starting, now) : died(starting.since, now);
        }
        if (state instanceof State.Ready ready) {
            return process.alive() ? Optional.empty() : died(ready.since, now);
        }
        return Optional.empty();
    }

    /** A disk that is full now may not be so in a while, and the others go on meanwhile. */
    private Optional<String> startAgain(Instant now) {
        try {
            start(now);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            if (process.alive()) {
                // it runs, and is only not written down: its marker is enough to find it
                return Optional.empty();
            }
            backOff = backOff.after(Duration.ZERO);
            state = new State.Resting(now.plus(backOff.delay()));
            return Optional.of("%s cannot be started: %s; it is tried again in %d s".formatted(name(), e.getCause().getMessage(),
                    backOff.delay().toSeconds()));
        }
    }

    private Optional<String> lookForReady(State.Starting starting, Instant now) {
        if (!isReady.test(process)) {
            return Optional.empty();
        }
        state = new State.Ready(now);
        boolean again = backOff.deaths() > 0;
        everReady = true;
        return again ? Optional.of("%s is ready again after %d s".formatted(name(), Duration.between(starting.since, now).toSeconds()))
                : Optional.empty();
    }

    private Optional<String> died(Instant since, Instant now) {
        backOff = backOff.after(Duration.between(since, now));
        String how = Death.how(process.exitValue());
        String because = Death.why(process.lines()).map(why -> ": " + why).orElse("");
        boolean hopeless = process.exitValue() == Death.WRONG_CONFIGURATION || backOff.deaths() >= ATTEMPTS_AT_FIRST;
        if (!everReady && hopeless) {
            state = new State.GivenUp(how + because);
            return Optional.empty();
        }
        state = new State.Resting(now.plus(backOff.delay()));
        return Optional.of("%s was %s%s; it is started again in %d s".formatted(name(), how, because, backOff.delay().toSeconds())
                .replace("was ended", "ended"));
    }
}

package org.tandem.local.supervise;

import org.tandem.local.process.ManagedProcess;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One process that is meant to run. {@link #look} says what has changed since the last look, and starts it again when its
 * time has come; nothing happens in between.
 */
final class Supervised {

    private static final int ATTEMPTS_AT_FIRST = 3;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ManagedProcess process;
    private final Predicate<ManagedProcess> isReady;
    private final BooleanSupplier isLive;
    private final Consumer<ManagedProcess> started;
    private State state;
    private BackOff backOff = BackOff.NONE;
    private boolean everReady;

    private sealed interface State {
        record Starting(Instant since, Instant longBy) implements State {
        }

        record Ready(Instant since, Silence silence) implements State {
        }

        record Resting(Instant until) implements State {
        }

        record GivenUp(String why) implements State {
        }
    }

    /**
     * @param isLive  asked now and then once it is ready; until then it has all the time it takes
     * @param started told of each start
     */
    Supervised(ManagedProcess process, Predicate<ManagedProcess> isReady, BooleanSupplier isLive, Consumer<ManagedProcess> started) {
        this.process = process;
        this.isReady = isReady;
        this.isLive = isLive;
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
        state = new State.Starting(now, now.plus(LONG));
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
            return process.alive() ? lookForReady(starting, now) : died(starting.since, how(), now);
        }
        if (state instanceof State.Ready ready) {
            return process.alive() ? lookForLife(ready, now) : died(ready.since, how(), now);
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
            return stillStarting(starting, now);
        }
        state = new State.Ready(now, Silence.none(now));
        boolean again = backOff.deaths() > 0;
        everReady = true;
        return again ? Optional.of("%s is ready again after %d s".formatted(name(), Duration.between(starting.since, now).toSeconds()))
                : Optional.empty();
    }

    /** What it wrote last is read again, or what was on the stream: stopped, it would begin with that anew. */
    private Optional<String> stillStarting(State.Starting starting, Instant now) {
        if (now.isBefore(starting.longBy)) {
            return Optional.empty();
        }
        state = new State.Starting(starting.since, now.plus(LONG));
        return Optional.of("%s lives and is not ready after %d s; it is left alone".formatted(name(), Duration.between(starting.since, now).toSeconds()));
    }

    private Optional<String> lookForLife(State.Ready ready, Instant now) {
        Silence silence = ready.silence.at(now, isLive);
        state = new State.Ready(ready.since, silence);
        if (!silence.isTooLong()) {
            return Optional.empty();
        }
        process.kill();
        return died(ready.since, "killed, because it did not answer for " + silence.length(now).toSeconds() + " s", now);
    }

    private String how() {
        return Death.how(process.exitValue());
    }

    private Optional<String> died(Instant since, String how, Instant now) {
        backOff = backOff.after(Duration.between(since, now));
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

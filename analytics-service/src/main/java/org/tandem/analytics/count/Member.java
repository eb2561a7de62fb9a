package org.tandem.analytics.count;

import java.time.Instant;
import java.util.UUID;

/**
 * What was believed of one person of an account from a day on: when the person came, and how far. Where more was told later,
 * another one follows; then a step was reached as early as before or earlier, never later.
 *
 * @param person   the first of the person's ids
 * @param knownDay the day on which the stream was told
 * @param mql      when it was reached or passed, as {@link #reach} says; so too {@code sal}, {@code sql} and {@code won}
 */
public record Member(UUID account, UUID person, int knownDay, Instant inquiredAt, int mql, int sal, int sql, int won,
                     Dimensions dimensions) {

    /** Later than every day. */
    public static final int NEVER = Integer.MAX_VALUE;

    static Member of(UUID account, UUID person, int knownDay, Funnel funnel, Dimensions dimensions) {
        return new Member(account, person, knownDay, funnel.recorded(Step.INQUIRY).occurredAt(), reach(funnel, Step.MQL),
                reach(funnel, Step.SAL), reach(funnel, Step.SQL), reach(funnel, Step.WON), dimensions);
    }

    /** The day, and whether the step itself was recorded on it, as one number: the lower one goes before. */
    int reach(Step step) {
        return switch (step) {
            case INQUIRY -> reach(Fact.dayOf(inquiredAt), true);
            case MQL -> mql;
            case SAL -> sal;
            case SQL -> sql;
            case WON -> won;
            default -> throw new IllegalArgumentException(step + " is no step of the funnel");
        };
    }

    static int dayOf(int reach) {
        return reach >> 1;
    }

    static boolean isRecorded(int reach) {
        return (reach & 1) == 0;
    }

    /** The same of another day. */
    Member knownOn(int day) {
        return new Member(account, person, day, inquiredAt, mql, sal, sql, won, dimensions);
    }

    private static int reach(Funnel funnel, Step step) {
        return funnel.hasReached(step) ? reach(funnel.day(step), funnel.isRecorded(step)) : NEVER;
    }

    private static int reach(int day, boolean recorded) {
        return day << 1 | (recorded ? 0 : 1);
    }
}

package org.tandem.analytics.count;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a fact says of its lead. The codes are in the tables. */
public enum FactKind {

    CAPTURED(0, Step.INQUIRY),
    /** A business attribute was corrected after the capture. */
    CORRECTED(1, null),
    QUALIFIED(2, Step.MQL),
    ASSIGNED(3, null),
    ACCEPTED(4, Step.SAL),
    /** Rejected or recycled: sales answered, and it goes no further. */
    RETURNED(5, null),
    CONTACTED(6, null),
    OPENED(7, Step.SQL),
    WON(8, Step.WON),
    /** A deal from before: it belongs to no attempt, and finds its lead by id or by what its sender called it. */
    IMPORTED_WON(9, Step.WON),
    JUDGED_GOOD(10, null),
    JUDGED_OTHERWISE(11, null),
    INVITED(20, null),
    REGISTERED(21, null),
    ATTENDED(22, null);

    private static final Map<Integer, FactKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactKind::code, Function.identity()));

    private final int code;
    private final Step step;

    FactKind(int code, Step step) {
        this.code = code;
        this.step = step;
    }

    public static FactKind of(int code) {
        return BY_CODE.get(code);
    }

    public int code() {
        return code;
    }

    /** The step of the funnel that it records; null if none. */
    public Step step() {
        return step;
    }

    boolean isOfWebinar() {
        return code >= INVITED.code;
    }

    boolean isJudgement() {
        return this == JUDGED_GOOD || this == JUDGED_OTHERWISE;
    }

    /** Whether it is about an attempt of sales, and names it. */
    boolean isOfAttempt() {
        return code >= ASSIGNED.code && code <= JUDGED_OTHERWISE.code;
    }
}

package org.tandem.analytics.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be reached. The codes are in the tables; the names are those of the field. */
public enum Step {

    /** A known person responded, or was acquired by list. */
    INQUIRY(0),
    /** The model that both departments signed says that sales is to answer: {@code lead.qualified}. */
    MQL(1),
    /** Sales took it: {@code lead.accepted}. */
    SAL(2),
    /** Need, budget, authority and time are there: {@code opportunity.opened}. */
    SQL(3),
    /** A customer: {@code opportunity.won}, {@code opportunity.imported-won}. */
    WON(4),

    /** It has an owner: the system's part of the hand-over. */
    ASSIGNED(10),
    /** Somebody tried to reach the lead: the people's part. */
    CONTACTED(11),
    /** Sales accepted, rejected or recycled it. */
    ANSWERED(12),
    /** Sales said what it was worth. */
    JUDGED(13),
    /** Sales said that it was good. */
    JUDGED_GOOD(14),

    INVITED(20),
    REGISTERED(21),
    ATTENDED(22),
    /** Attended, and won then or later. */
    CUSTOMER(23),
    /** Won since an invitation or a registration, and did not attend until then. Who attends later and wins again is a customer as well. */
    CUSTOMER_WITHOUT_ATTENDING(24);

    /** The funnel, first to last. */
    public static final List<Step> FUNNEL = List.of(INQUIRY, MQL, SAL, SQL, WON);

    private static final Map<Integer, Step> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Step::code, Function.identity()));

    private final int code;

    Step(int code) {
        this.code = code;
    }

    public static Step of(int code) {
        return BY_CODE.get(code);
    }

    public int code() {
        return code;
    }

    /** Such as {@code inquiry}, {@code judged-good}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.tandem.pipeline.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Why something is not done: an answer, not an error.
 *
 * @param code  for programs, such as {@code already-accepted}
 * @param facts what a reader needs to understand it; codes, opaque ids and numbers only, because it stays for ever
 */
public record Refusal(String code, Map<String, String> facts) {

    public static final String UNKNOWN_LEAD = "unknown-lead";
    public static final String ERASED = "erased";
    public static final String LINKED_AWAY = "linked-away";
    public static final String NOT_ASSIGNED = "not-assigned";
    public static final String NOT_YOURS = "not-yours";
    public static final String HELD_BY_ANOTHER = "held-by-another";
    public static final String ALREADY_ACCEPTED = "already-accepted";
    public static final String NOT_ACCEPTED = "not-accepted";
    public static final String OPPORTUNITY_OPEN = "opportunity-open";
    public static final String NO_OPPORTUNITY = "no-opportunity";
    public static final String UNKNOWN_OPPORTUNITY = "unknown-opportunity";
    public static final String CLOSED = "closed";
    public static final String WRONG_STAGE = "wrong-stage";
    public static final String VALUE_MISSING = "value-missing";
    public static final String DAY_MISSING = "day-missing";
    public static final String WRONG_DAY = "wrong-day";
    public static final String DAY_NOT_WANTED = "day-not-wanted";
    public static final String ALREADY_OPEN = "already-open";
    public static final String KEPT_OUT = "kept-out";
    public static final String NOT_RECYCLED = "not-recycled";
    public static final String NOTHING_TO_MERGE = "nothing-to-merge";
    public static final String CONSENT_WITHDRAWN = "consent-withdrawn";
    public static final String DISQUALIFIED = "disqualified";

    /** The fact that says by which event the lead would have been sales'. */
    public static final String QUALIFICATION = "qualification";

    public Refusal {
        Objects.requireNonNull(code, "code");
        facts = Map.copyOf(facts);
    }

    /** @param reasons the codes of scoring, at least one */
    public static Refusal disqualified(List<String> reasons) {
        return of(DISQUALIFIED, "reasons", String.join(",", reasons));
    }

    static Refusal of(String code) {
        return new Refusal(code, Map.of());
    }

    static Refusal of(String code, String fact, String value) {
        return new Refusal(code, Map.of(fact, value));
    }
}

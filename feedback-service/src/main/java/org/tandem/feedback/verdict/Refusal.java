package org.tandem.feedback.verdict;

/** Why a verdict was not taken. */
public enum Refusal {

    /** No such verdict can be given. */
    UNKNOWN_VERDICT("unknown-verdict"),
    /** The rep never took this lead: it is somebody else's, waits for somebody, was never given to sales, or is forgotten. */
    NOT_HANDED_OVER("not-handed-over"),
    /** There was no such attempt. */
    UNKNOWN_ATTEMPT("unknown-attempt"),
    /** Nobody has taken the lead this time, of which the rep held it before: accept it or give it back first. */
    NOT_ACCEPTED_YET("not-accepted-yet"),
    /** Somebody else holds the lead, or held it, in an attempt other than the rep's. */
    NOT_YOURS("not-yours"),
    /** Somebody else held the lead before in the same attempt, and has judged it: only they may correct that. */
    JUDGED_BY_ANOTHER("judged-by-another"),
    /** The same rep said the same before, and has nothing to add. */
    ALREADY_GIVEN("already-given");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** As it is on the stream. */
    public String code() {
        return code;
    }
}

package org.tandem.feedback.verdict;

/** What became of a request to give a verdict. */
public sealed interface VerdictOutcome {

    /** It is given, and replaces the one before it on the same attempt. */
    record Given(Verdict verdict) implements VerdictOutcome {
    }

    record Refused(Refusal why) implements VerdictOutcome {
    }
}

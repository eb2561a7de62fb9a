package org.tandem.feedback.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * The verdict on one attempt.
 *
 * @param eventId    of the event that says it
 * @param leadId     whom it is about
 * @param attempt    counted from 1
 * @param rep        who gave it; opaque
 * @param code       see {@link VerdictCode}; a text, because the stream may hold codes of other versions
 * @param origin     where the lead came from
 * @param revision   1 for the first one on the attempt, and one more with each correction
 * @param recordedAt when it was given; to the microsecond
 */
public record Verdict(UUID eventId, UUID leadId, int attempt, String rep, String code, Origin origin, int revision,
                      Instant recordedAt) {

    /**
     * Which of two on one attempt counts: the higher revision, whatever the clocks of those who recorded them said. What
     * was forgotten is not among them, and the revisions of a lead that comes back begin again.
     */
    private static final Comparator<Verdict> LATER =
            Comparator.comparing(Verdict::revision).thenComparing(Verdict::recordedAt).thenComparing(Verdict::eventId);

    public Verdict {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(rep, "rep");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    public static Verdict later(Verdict one, Verdict other) {
        return LATER.compare(one, other) >= 0 ? one : other;
    }
}

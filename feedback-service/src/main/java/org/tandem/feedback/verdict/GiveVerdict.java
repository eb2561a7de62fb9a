package org.tandem.feedback.verdict;

import java.util.Objects;
import java.util.UUID;

/**
 * A rep wants to say what a lead was worth.
 *
 * @param eventId  the id that the verdict will have
 * @param leadId   whom it is about
 * @param attempt  null for the last time that the rep held the lead
 * @param by       who asks; opaque
 * @param verdict  see {@link VerdictCode}
 * @param withNote whether the rep wrote something, which is worth a correction by itself
 */
public record GiveVerdict(UUID eventId, UUID leadId, Integer attempt, String by, String verdict, boolean withNote) {

    public GiveVerdict {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(verdict, "verdict");
    }
}

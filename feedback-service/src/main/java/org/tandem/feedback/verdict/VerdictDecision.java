package org.tandem.feedback.verdict;

import org.tandem.feedback.verdict.VerdictOutcome.Given;
import org.tandem.feedback.verdict.VerdictOutcome.Refused;

import java.time.Instant;
import java.util.Optional;

/**
 * Who may say what a lead was worth: the rep who holds it, or held it when the attempt ended. There is one verdict for
 * each attempt; the rep who gave it may correct it for as long as they like. To everybody else the lead is as if sales had
 * never been given it.
 */
public final class VerdictDecision {

    private VerdictDecision() {
    }

    /** @param now the moment of the decision, to the microsecond */
    public static VerdictOutcome decide(LeadStanding lead, GiveVerdict request, Instant now) {
        if (VerdictCode.of(request.verdict()).isEmpty()) {
            return new Refused(Refusal.UNKNOWN_VERDICT);
        }
        // First of all: whoever guesses an id learns no more than of one that does not exist.
        if (!lead.isKnownTo(request.by())) {
            return new Refused(Refusal.NOT_HANDED_OVER);
        }
        Optional<Attempt> attempt = meant(lead, request);
        if (attempt.isEmpty()) {
            return new Refused(Refusal.UNKNOWN_ATTEMPT);
        }
        if (!(attempt.get() instanceof Attempt.Judgeable held)) {
            return new Refused(Refusal.NOT_ACCEPTED_YET);
        }
        if (!held.rep().equals(request.by())) {
            return new Refused(Refusal.NOT_YOURS);
        }
        Verdict before = lead.verdicts().get(held.number());
        if (before != null && !before.rep().equals(request.by())) {
            return new Refused(Refusal.JUDGED_BY_ANOTHER);
        }
        if (before != null && before.code().equals(request.verdict()) && !request.withNote()) {
            return new Refused(Refusal.ALREADY_GIVEN);
        }
        return new Given(new Verdict(request.eventId(), request.leadId(), held.number(), request.by(), request.verdict(),
                lead.origin(), before == null ? 1 : before.revision() + 1, now));
    }

    /** Who names no attempt means the last one they held; who judged one that another holds by now, the last one there is. */
    private static Optional<Attempt> meant(LeadStanding lead, GiveVerdict request) {
        if (request.attempt() != null) {
            return Optional.ofNullable(lead.attempts().get(request.attempt()));
        }
        return lead.lastHeldBy(request.by()).or(() -> Optional.of(lead.attempts().lastEntry().getValue()));
    }
}

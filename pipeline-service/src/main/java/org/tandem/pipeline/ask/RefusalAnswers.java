package org.tandem.pipeline.ask;

import org.tandem.pipeline.lifecycle.Refusal;
import org.tandem.projection.decide.Answer;
import org.tandem.projection.decide.Outcome;
import org.tandem.rest.problem.Problem;

import java.util.Map;
import java.util.stream.Collectors;

/** Refusals in words. */
final class RefusalAnswers {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(Refusal.ERASED, "The lead was erased"),
            Map.entry(Refusal.LINKED_AWAY, "The same person is worked on under another id"),
            Map.entry(Refusal.NOT_ASSIGNED, "The lead is not with sales"),
            Map.entry(Refusal.HELD_BY_ANOTHER, "Somebody else took the lead first"),
            Map.entry(Refusal.ALREADY_ACCEPTED, "The lead is accepted already"),
            Map.entry(Refusal.NOT_ACCEPTED, "Accept the lead first"),
            Map.entry(Refusal.OPPORTUNITY_OPEN, "The lead has an open opportunity: win or lose it"),
            Map.entry(Refusal.NO_OPPORTUNITY, "The lead has no open opportunity"),
            Map.entry(Refusal.UNKNOWN_OPPORTUNITY, "The lead's open opportunity is another one"),
            Map.entry(Refusal.CLOSED, "This attempt is over"),
            Map.entry(Refusal.WRONG_STAGE, "The opportunity cannot go to this stage"),
            Map.entry(Refusal.VALUE_MISSING, "Say what the opportunity is worth"),
            Map.entry(Refusal.DAY_MISSING, "Say on which day the lead is to come back"),
            Map.entry(Refusal.WRONG_DAY, "Give a day after today, within three years"),
            Map.entry(Refusal.DAY_NOT_WANTED, "Whoever is rejected for this reason does not come back on a day"),
            Map.entry(Refusal.CONSENT_WITHDRAWN, "Consent was withdrawn: nobody may contact this person"),
            Map.entry(Refusal.DISQUALIFIED, "Scoring says that this person is nothing for sales"),
            Map.entry(Outcome.Refused.EXPIRED, "The request was delayed too long, and nothing was done"));

    private RefusalAnswers() {
    }

    /** A lead that is somebody else's looks the same as one that is not there. */
    static Problem problem(Answer.Refused refused) {
        return switch (refused.code()) {
            case Refusal.UNKNOWN_LEAD, Refusal.NOT_YOURS -> unknownLead();
            case Refusal.ERASED -> problem(410, refused);
            default -> problem(409, refused);
        };
    }

    static Problem unknownLead() {
        return Problem.of(404, Refusal.UNKNOWN_LEAD, "There is no such lead", null);
    }

    static Problem unknownOpportunity() {
        return Problem.of(404, Refusal.UNKNOWN_OPPORTUNITY, "There is no such opportunity", null);
    }

    private static Problem problem(int status, Answer.Refused refused) {
        String facts = refused.facts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + ": " + fact.getValue()).collect(Collectors.joining(", "));
        return Problem.of(status, refused.code(), TITLES.getOrDefault(refused.code(), "This cannot be done now"),
                facts.isEmpty() ? null : facts);
    }
}

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

    static Problem problem(Answer.Refused refused, Door door) {
        return door.hides(refused.code()) ? door.missing() : problem(Refusal.ERASED.equals(refused.code()) ? 410 : 409, refused);
    }

    /** For who asks by the request: what is somebody else's has no code of its own. */
    static String code(Answer.Refused refused) {
        return Refusal.NOT_YOURS.equals(refused.code()) ? Refusal.UNKNOWN_LEAD : refused.code();
    }

    private static Problem problem(int status, Answer.Refused refused) {
        String facts = refused.facts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + ": " + fact.getValue()).collect(Collectors.joining(", "));
        return Problem.of(status, refused.code(), TITLES.getOrDefault(refused.code(), "This cannot be done now"),
                facts.isEmpty() ? null : facts);
    }
}

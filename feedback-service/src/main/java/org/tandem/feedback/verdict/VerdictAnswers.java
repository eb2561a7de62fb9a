package org.tandem.feedback.verdict;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.ids.Identity;
import org.tandem.feedback.service.FoldedWait;
import org.tandem.projection.decide.Answer;
import org.tandem.rest.problem.Problem;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a request to give a verdict is answered, by what became of it. */
final class VerdictAnswers {

    private static final Map<String, String> WHAT_TO_DO = Map.of(
            Refusal.UNKNOWN_VERDICT.code(), "Send one of the verdicts that the API description names",
            Refusal.NOT_HANDED_OVER.code(), "You have not taken this lead: accept it or give it back first; if you just did, pass that event as `after`",
            Refusal.UNKNOWN_ATTEMPT.code(), "Sales has not worked on this lead so often",
            Refusal.NOT_ACCEPTED_YET.code(), "Accept the lead or give it back first; if you just did, pass that event as `after`",
            Refusal.NOT_YOURS.code(), "Only who holds the lead, or held it when the attempt ended, says what it was worth",
            Refusal.JUDGED_BY_ANOTHER.code(), "Only who gave the verdict may correct it",
            Refusal.ALREADY_GIVEN.code(), "You said the same before",
            "expired", "Send it again with another Idempotency-Key");

    private VerdictAnswers() {
    }

    static Response of(Answer answer, UUID leadId) {
        if (answer instanceof Answer.Granted granted) {
            return Response.status(201).entity(given(granted, leadId)).build();
        } else if (answer instanceof Answer.Refused refused) {
            return Problem.of(409, refused.code(), "The verdict was not taken", WHAT_TO_DO.get(refused.code())).response();
        } else if (answer instanceof Answer.Conflict) {
            return Problem.of(409, "already-used", "This Idempotency-Key was used for another verdict", "Use a new one").response();
        } else if (answer instanceof Answer.NotFoldedYet) {
            return FoldedWait.notYet();
        }
        // As it is: location() would ask the request for its own address, and whoever answers here is not in one.
        return Response.accepted(new VerdictViews.Pending(answer.requestId()))
                .header(HttpHeaders.LOCATION, "/verdict-requests/" + answer.requestId()).build();
    }

    /**
     * For who looks at a request later.
     *
     * @param mayRead whose verdicts they may read: to others it looks like one that nobody has made
     */
    static VerdictViews.RequestView status(Answer answer, Predicate<String> mayRead) {
        if (answer instanceof Answer.Granted granted && given(granted).map(VerdictGiven::rep).map(mayRead::test).orElse(true)) {
            return new VerdictViews.RequestView(answer.requestId(), "given", null, null, given(granted, null));
        } else if (answer instanceof Answer.Refused refused) {
            return new VerdictViews.RequestView(answer.requestId(), "refused", refused.code(), refused.code(), null);
        }
        return new VerdictViews.RequestView(answer.requestId(), "pending", null, null, null);
    }

    static Response unavailable() {
        return Problem.of(503, "unavailable", "The verdict could not be stored now", "Send the same again")
                .builder().header(HttpHeaders.RETRY_AFTER, "5").build();
    }

    /** Of a verdict that was given before the tables were rebuilt only the id is known here. */
    private static VerdictViews.GivenView given(Answer.Granted granted, UUID leadId) {
        return given(granted)
                .map(given -> new VerdictViews.GivenView(given.leadId().value(), eventId(granted), given.attempt(), given.verdict(),
                        given.revision()))
                .orElseGet(() -> new VerdictViews.GivenView(leadId, eventId(granted), null, null, null));
    }

    private static Optional<VerdictGiven> given(Answer.Granted granted) {
        return granted.events().stream().map(Envelope::data).filter(VerdictGiven.class::isInstance).map(VerdictGiven.class::cast)
                .findFirst();
    }

    private static UUID eventId(Answer.Granted granted) {
        return Identity.part(granted.requestId(), EventTypes.VERDICT_GIVEN.name());
    }
}

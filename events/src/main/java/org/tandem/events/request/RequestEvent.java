package org.tandem.events.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.UUID;

/**
 * What became of a request that was not granted. On the truth topic of the service that decided, because whoever asked
 * must find the same answer for ever; of a request that was granted, the facts themselves are the answer.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface RequestEvent {

    /**
     * A request was decided, and the answer is no.
     *
     * @param requestId the request's id; an event that was taken as a request has its own
     * @param about     what it was about, usually a lead's id: the key of the request
     * @param code      why, such as {@code already-accepted} or {@code expired}
     * @param facts     what the reader needs to understand the code, such as who was first: codes, ids and numbers only
     */
    record RequestRefused(UUID requestId, String about, String code, List<Fact> facts) implements RequestEvent {
        public RequestRefused {
            facts = facts == null ? List.of() : List.copyOf(facts);
        }
    }

    /** One public fact beside a refusal: what it says, such as {@code acceptedBy}, and a code, an id or a number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Fact(String fact, String value) {
    }
}

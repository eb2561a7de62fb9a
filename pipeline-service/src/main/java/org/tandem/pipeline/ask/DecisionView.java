package org.tandem.pipeline.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.projection.decide.Answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of a request.
 *
 * @param status        {@code granted}, {@code refused} or {@code pending}
 * @param opportunityId of the opportunity that was opened
 * @param events        what is true now; their ids can be waited for with {@code after}
 * @param refusal       the code of why not
 */
@Schema(name = "Decision", description = "What became of a request")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DecisionView(UUID requestId, String status, UUID opportunityId, List<EventView> events, String refusal) {

    /** @param event the fact, without what people wrote */
    @Schema(name = "PipelineEvent", description = "A fact about a lead; see the catalogue of events")
    record EventView(UUID eventId, String type, Instant time, PipelineEvent event) {
    }

    static DecisionView granted(Answer.Granted granted) {
        List<EventView> events = granted.events().stream().filter(event -> event.data() instanceof PipelineEvent)
                .map(DecisionView::view).toList();
        UUID opportunity = events.stream().map(EventView::event).filter(OpportunityOpened.class::isInstance)
                .map(event -> ((OpportunityOpened) event).opportunityId()).findFirst().orElse(null);
        return new DecisionView(granted.requestId(), "granted", opportunity, events, null);
    }

    static DecisionView pending(UUID requestId) {
        return new DecisionView(requestId, "pending", null, List.of(), null);
    }

    private static EventView view(Envelope<?> event) {
        return new EventView(event.id(), event.type().wireName(), event.time(), (PipelineEvent) event.data());
    }
}

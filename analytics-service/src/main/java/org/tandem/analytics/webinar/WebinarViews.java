package org.tandem.analytics.webinar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.measure.Share;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API says of a webinar. */
final class WebinarViews {

    private WebinarViews() {
    }

    @Schema(name = "WebinarCohort", description = "What became of those who were invited")
    public record Answer(@Schema(example = "webinar-line-speed") String campaign, LocalDate asOf, LocalDate knownAt,
                         Map<String, String> filter, String question, List<StepRow> steps,
                         @Schema(description = "Who were invited or registered, did not attend, and won then or later") long customersWithoutAttending,
                         @Schema(description = "Of all customers of this campaign's webinars") List<DealValue> wonValue) {
    }

    @Schema(name = "WebinarStep")
    public record StepRow(@Schema(example = "registered") String step, @Schema(example = "100") long reached,
                          @Schema(nullable = true, description = "Null of the first step") Share ofPrevious,
                          @Schema(nullable = true, description = "Null of the first step") Share ofFirst) {
    }
}

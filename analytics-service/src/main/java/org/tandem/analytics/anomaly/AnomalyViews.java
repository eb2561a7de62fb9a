package org.tandem.analytics.anomaly;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.ask.DealValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API says of what does not fit. */
final class AnomalyViews {

    private AnomalyViews() {
    }

    @Schema(name = "Anomalies", description = "What does not fit, and is shown instead of dropped")
    public record Answer(String question, Map<String, String> filter,
                         @Schema(description = "How many of each kind there are in all; where one other kind is asked for, without dominating-value") Map<String, Long> counts,
                         @Schema(description = "For each currency the deal that dominates its sum, if one does; then the newest of the others, up to `limit`") List<Row> anomalies) {
    }

    @Schema(name = "Anomaly")
    public record Row(
            @Schema(enumeration = {"won-before-first-contact", "unknown-reference", "unknown-lead", "steps-out-of-order",
                "dominating-value"}, example = "won-before-first-contact") String kind,
            UUID leadId, UUID eventId, @Schema(nullable = true) String rep, @Schema(nullable = true, example = "won") String step,
            @Schema(description = "When it happened", example = "2018-03-06") LocalDate on,
            @Schema(description = "When the stream was told") LocalDate recordedOn,
            @Schema(nullable = true, description = "Of a deal") DealValue value) {

        Row of(UUID lead) {
            return new Row(kind, lead, eventId, rep, step, on, recordedOn, value);
        }
    }
}

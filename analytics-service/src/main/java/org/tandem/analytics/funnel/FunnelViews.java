package org.tandem.analytics.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Spread;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API says of the funnel. What is undefined is null, and a reason stands beside it. */
final class FunnelViews {

    private FunnelViews() {
    }

    @Schema(name = "Funnel", description = "How far units came, in all and by a dimension")
    public record Answer(
            @Schema(enumeration = {"cohort", "snapshot"}, example = "cohort") String view,
            @Schema(example = "person") String unit,
            @Schema(example = "inquiry") String entering,
            LocalDate from, LocalDate before,
            @Schema(description = "Days that a member of the cohort has; null for all until asOf", nullable = true) Integer within,
            LocalDate asOf, LocalDate knownAt,
            @Schema(nullable = true, example = "origin") String by,
            Map<String, String> filter,
            @Schema(description = "What the figures answer, in words") String question,
            @Schema(description = "Why there is nothing to count; null if there is", nullable = true) String undefined,
            @Schema(description = "With unit=account and no filter: persons who entered and of whom no company is known; they are in none of the figures",
                    nullable = true, example = "37") Long withoutAccount,
            @Schema(nullable = true) Row total,
            List<Row> rows) {
    }

    @Schema(name = "FunnelTrend", description = "How far units came, period by period")
    public record Trend(String view, String unit, String entering,
            @Schema(example = "month") String period,
            LocalDate from, LocalDate before, Integer within, LocalDate asOf, LocalDate knownAt, String by,
            Map<String, String> filter, String question, String undefined, Long withoutAccount, List<Row> rows) {
    }

    /**
     * @param period  first day of the period; only in a trend
     * @param value   of the dimension; null of the total and of those without
     * @param entered who entered in the period
     * @param matured of these, who had all days of {@code within} until {@code asOf}; the shares are of them
     * @param open    of these, who had not
     */
    @Schema(name = "FunnelRow")
    public record Row(
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate period,
            @Schema(nullable = true, example = "organic_search") String value,
            @Schema(example = "1352") long entered, @Schema(example = "1352") long matured, @Schema(example = "0") long open,
            List<StepRow> steps, List<DealValue> wonValue) {
    }

    /**
     * @param reached  reached or passed: who reached a later step has passed all earlier ones
     * @param recorded of these, for whom the step itself was recorded
     */
    @Schema(name = "FunnelStep")
    public record StepRow(
            @Schema(example = "won") String step, @Schema(example = "183") long reached, @Schema(example = "183") long recorded,
            Share ofEntered,
            @Schema(description = "Null of the first step", nullable = true) Share ofPrevious,
            @Schema(description = "Null of the first step", nullable = true) Days days) {
    }

    /** Whole days between two steps that both were recorded. */
    @Schema(name = "FunnelDays")
    public record Days(Spread sincePrevious, Spread sinceEntering) {
    }
}

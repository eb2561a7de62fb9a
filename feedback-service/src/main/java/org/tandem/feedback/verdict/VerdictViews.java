package org.tandem.feedback.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API says of verdicts. */
final class VerdictViews {

    private VerdictViews() {
    }

    /** What a rep sends. */
    @Schema(name = "VerdictInput", description = "What a handed-over lead was worth")
    public record Input(
            @Schema(required = true, enumeration = {"good", "wrong-fit", "wrong-time", "no-need", "competitor", "false-data"})
            String verdict,
            @Schema(description = "Which time sales worked on the lead, counted from 1; the last time that you held it unless said")
            Integer attempt,
            @Schema(description = "In your own words", maxLength = 4000)
            String note) {
    }

    @Schema(name = "VerdictGiven", description = "The verdict is on the stream")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GivenView(UUID leadId, @Schema(description = "To be passed as `after` to whatever must see it") UUID eventId,
                            Integer attempt, String verdict, Integer revision) {
    }

    @Schema(name = "VerdictPending", description = "Not decided yet")
    public record Pending(UUID requestId) {
    }

    /** @param status {@code given}, {@code refused} or {@code pending} */
    @Schema(name = "VerdictRequest", description = "What became of a request to give a verdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestView(UUID requestId, String status, @Schema(description = "The code of why it was refused") String refusal,
                              @Schema(description = "The same, under its older name", deprecated = true) String code, GivenView given) {
    }

    /** @param leadId the id the person is known under, of several that are linked */
    @Schema(name = "Verdicts", description = "The verdicts on one person, one for each time that sales worked on them")
    public record OfLead(UUID leadId, List<View> verdicts) {
    }

    @Schema(name = "Verdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(UUID eventId, @Schema(description = "The id that sales worked on") UUID leadId, int attempt, String rep,
                       String verdict, int revision, Instant givenAt, String source, String campaign,
                       @Schema(description = "What the rep wrote; not for analysts") String note) {
    }

    @Schema(name = "VerdictSummary", description = "How many leads were worth what, by where they came from")
    public record Summary(List<Row> rows) {
    }

    @Schema(name = "VerdictSummaryRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(@Schema(description = "Absent where it is not known") String source,
                      @Schema(description = "Absent where there was none") String campaign,
                      long leads, @Schema(description = "Leads by verdict") Map<String, Long> verdicts) {
    }
}

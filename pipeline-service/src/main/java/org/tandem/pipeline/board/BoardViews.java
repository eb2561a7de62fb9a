package org.tandem.pipeline.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.money.Money;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the board answers with. */
final class BoardViews {

    private BoardViews() {
    }

    /** @param next pass it as {@code cursor} for the next page; absent on the last one */
    @Schema(name = "Opportunities", description = "Opportunities, newest opened first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> opportunities, String next) {
    }

    /** What is not known or does not apply is absent. */
    @Schema(name = "Opportunity", description = "An opportunity: whose, where it stands, what it is worth, with whom")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(UUID opportunityId, UUID leadId, @Schema(description = "The rep, by opaque id") String owner,
                 @Schema(description = "open, won or lost") String status,
                 @Schema(description = "Where it stands, or stood when it was closed") String stage, Money value,
                 Instant openedAt, @Schema(description = "When it came into its stage") Instant inStageSince,
                 @Schema(description = "Whole days in its stage, until now or until it was closed") long daysInStage,
                 Instant closedAt, @Schema(description = "Why it was lost") String reason, String name, String company) {
    }
}

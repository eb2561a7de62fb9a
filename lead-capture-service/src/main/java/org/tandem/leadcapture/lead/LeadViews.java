package org.tandem.leadcapture.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.leadcapture.profile.Profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the read API answers with. */
final class LeadViews {

    private LeadViews() {
    }

    /** @param next pass it as {@code cursor} for the next page; absent on the last one */
    @Schema(name = "LeadPage", description = "Leads, newest first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Summary> leads, String next) {
    }

    /**
     * @param captures   how many captures the lead has
     * @param incomplete how many of them have not arrived whole; 0 but for a moment
     * @param profile    merged from all captures (of more than 1,000 the newest), field by field; absent where nothing personal is known
     */
    @Schema(name = "LeadSummary", description = "One lead as known from all its captures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(UUID leadId, Instant firstCapturedAt, Instant lastCapturedAt, String sender, String source,
                   String campaign, String form, String country, boolean historical, int captures, int incomplete,
                   Profile profile) {
    }

    @Schema(name = "LeadDetail", description = "One lead, and each of its captures, the oldest first; of more than 1,000 the newest. How many there are: lead.captures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(Summary lead, List<CaptureView> captures) {
    }

    /**
     * @param complete whether all its records have arrived
     * @param conflict whether the same id came with another content as well
     * @param event    what was captured, without personal data
     */
    @Schema(name = "Capture", description = "One capture of a lead")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaptureView(UUID eventId, Instant capturedAt, Instant recordedAt, String sender, boolean complete,
                       boolean conflict, LeadCaptured event) {
    }
}

package org.tandem.pipeline.ask;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is sent with a request; who sends it and whom it is about are in the token and the address. */
final class Bodies {

    private Bodies() {
    }

    @Schema(name = "Value", description = "What an opportunity is worth")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(@Schema(description = "Decimal, with no more digits after the point than the currency has") String amount,
                 @Schema(description = "ISO 4217") String currency) {
    }

    @Schema(name = "Rejection")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reject(String reason, String wakeOn, String note) {
    }

    @Schema(name = "Recycling")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Recycle(String wakeOn, String reason, String note) {
    }

    @Schema(name = "Contact")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(String channel, String outcome, String note) {
    }

    @Schema(name = "NewOpportunity")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Open(String stage, Value value, String note) {
    }

    @Schema(name = "StageMove")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Move(String stage, Value value, String note) {
    }

    @Schema(name = "Win")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Win(Value value, String note) {
    }

    @Schema(name = "Loss")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lose(String reason, String note) {
    }
}

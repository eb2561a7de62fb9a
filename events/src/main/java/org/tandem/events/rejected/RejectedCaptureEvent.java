package org.tandem.events.rejected;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.List;
import java.util.UUID;

/** Input of a known sender that was refused, kept so that it can be corrected and sent again. Topic {@code rejected-captures}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface RejectedCaptureEvent {

    /**
     * @param endpoint    such as {@code /leads} or {@code /forms/demo/submissions}
     * @param payload     what was sent: text, or base64 where it is not UTF-8
     * @param encoding    {@code text} or {@code base64}
     * @param leadId      whom it is about, where that much could be read: erasing the lead deletes this record too
     */
    record CaptureRejected(UUID captureId, String sender, String endpoint, String contentType, String payload,
                           String encoding, List<FieldError> errors, LeadId leadId) implements RejectedCaptureEvent {
        public CaptureRejected {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }

    /** Which field was at fault (null: the whole body), and the code of why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FieldError(String field, String code) {
    }
}

package org.tandem.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.scoring.label.Label;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be learned from one lead. */
@Schema(name = "Labels", description = "What is to be learned from one person, by id, then attempt, then target")
public record LeadLabels(UUID leadId, List<Example> labels) {

    /** @param labels by id, the one the person is known under first */
    static LeadLabels of(Map<UUID, List<Label>> labels) {
        List<Example> examples = new ArrayList<>();
        labels.forEach((leadId, its) -> its.forEach(label -> examples.add(Example.of(leadId, label))));
        return new LeadLabels(labels.keySet().iterator().next(), examples);
    }

    /** One label as people read it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Label", description = "What came of one attempt on the lead, as one model sees it")
    public record Example(
            @Schema(description = "The id that sales worked on") UUID leadId,
            @Schema(description = "Which time sales worked on the lead, counted from 1") int attempt,
            @Schema(description = "What it is an example of", examples = {"conversion", "fit", "source-quality"}) String target,
            @Schema(description = "1 or 0; absent where nothing is to be learned") Integer value,
            @Schema(description = "0 to 1: how certain it is") double weight,
            @Schema(description = "What sales did or said", examples = {"accepted", "opportunity-opened", "given-back", "judged",
                    "lost", "won"}) String disposition,
            @Schema(description = "Its reason, or the verdict", examples = "not-our-profile") String code,
            @Schema(description = "The event it comes from") UUID eventId,
            @Schema(description = "When that was recorded") Instant knownAt,
            @Schema(description = "The reason for which sales proposes not to qualify leads like this", examples = "competitor")
            String proposesDisqualifier) {

        static Example of(UUID leadId, Label label) {
            return new Example(leadId, label.attempt(), label.target().code(), label.worth().value(), label.worth().weight() / 100.0,
                    label.kind().code(), label.code(), label.eventId(), label.knownAt(), label.proposes());
        }
    }
}

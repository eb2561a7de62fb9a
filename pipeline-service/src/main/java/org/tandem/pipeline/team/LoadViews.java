package org.tandem.pipeline.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.money.Money;

import java.time.Instant;
import java.util.List;

/** What the team's load answers with. */
final class LoadViews {

    private LoadViews() {
    }

    @Schema(name = "TeamLoad", description = "What each rep has to do, by id, and what waits for anybody")
    record Load(List<Rep> reps, List<Queue> queues) {
    }

    /** What does not apply is absent. */
    @Schema(name = "RepLoad")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rep(@Schema(description = "Opaque id") String rep, @Schema(description = "The team's code") String team,
               @Schema(description = "Whether they are in the team now; who is not gets no more leads, and keeps what they have") boolean active,
               @Schema(description = "Of two reps, the one with twice the weight gets twice as many leads") int weight,
               @Schema(description = "Where their days begin", examples = "America/Sao_Paulo") String timeZone,
               @Schema(description = "waiting + accepted + opportunities") int openLeads,
               @Schema(description = "Assigned and not answered") int waiting,
               @Schema(description = "Since when the oldest of those waits") Instant waitingSince, int accepted,
               @Schema(description = "Leads they were given since midnight in their zone") int assignedToday,
               @Schema(description = "Open ones") int opportunities,
               @Schema(description = "What the open opportunities are worth, by currency; those of unknown worth add nothing") List<Money> value) {
    }

    @Schema(name = "QueueLoad")
    record Queue(String queue, int waiting, Instant waitingSince) {
    }
}

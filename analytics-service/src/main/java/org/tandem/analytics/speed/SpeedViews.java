package org.tandem.analytics.speed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.measure.Spread;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API says of speed. */
final class SpeedViews {

    private SpeedViews() {
    }

    @Schema(name = "Speed", description = "How long qualified leads waited for the system, and for people")
    public record Answer(LocalDate from, LocalDate before, LocalDate asOf, LocalDate knownAt, String by, Map<String, String> filter,
                         String question, Row total, List<Row> rows) {
    }

    /**
     * @param qualified  attempts that were qualified in the period
     * @param unassigned of these, without an owner
     * @param untouched  of these, whom nobody tried to reach
     * @param assigned   seconds until there was an owner: the system's part
     * @param contacted  seconds until somebody tried to reach the lead: the people's part
     */
    @Schema(name = "SpeedRow")
    public record Row(@Schema(nullable = true) String value, @Schema(example = "400") long qualified, @Schema(example = "2") long unassigned,
                      @Schema(example = "31") long untouched, Spread assigned, Spread contacted) {
    }
}

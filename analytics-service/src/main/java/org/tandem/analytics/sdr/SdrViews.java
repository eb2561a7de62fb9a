package org.tandem.analytics.sdr;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.ask.DealValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API says of who qualified the leads that were won. */
final class SdrViews {

    private SdrViews() {
    }

    @Schema(name = "Sdrs", description = "Who qualified the leads of imported deals, one row each")
    public record Answer(@Schema(nullable = true) LocalDate from, @Schema(nullable = true) LocalDate before, LocalDate asOf, LocalDate knownAt,
                         Map<String, String> filter, String question,
                         @Schema(description = "Most deals first") List<Row> rows) {
    }

    @Schema(name = "Sdr")
    public record Row(@Schema(description = "Opaque id of the sales development representative", example = "sdr-7") String sdr,
                      @Schema(example = "12") long deals,
                      @Schema(description = "One for each currency; deals without a value are in none") List<DealValue> wonValue) {
    }
}

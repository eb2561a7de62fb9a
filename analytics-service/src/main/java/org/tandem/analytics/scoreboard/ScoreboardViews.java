package org.tandem.analytics.scoreboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Spread;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the API says of both departments. */
final class ScoreboardViews {

    private ScoreboardViews() {
    }

    @Schema(name = "Scoreboard", description = "Month by month, what marketing brought and what sales made of it")
    public record Answer(LocalDate from, LocalDate before, LocalDate asOf, LocalDate knownAt, Map<String, String> filter, String question,
                         List<Row> rows) {
    }

    @Schema(name = "ScoreboardMonth")
    public record Row(@Schema(description = "Its first day", example = "2026-10-01") LocalDate month, Marketing marketing, Sales sales) {
    }

    /**
     * @param inquiries  persons who came
     * @param qualified  attempts that became marketing-qualified
     * @param accepted   share of these that sales accepted
     * @param judgedGood share good of those of these that have a verdict
     */
    @Schema(name = "ScoreboardMarketing", description = "Volume and quality")
    public record Marketing(@Schema(example = "900") long inquiries, @Schema(example = "120") long qualified, Share accepted, Share judgedGood) {
    }

    /**
     * @param answered       share of the qualified that sales accepted, rejected or recycled
     * @param contacted      share of the qualified that somebody tried to reach
     * @param contactSeconds from qualified to the first attempt to reach them
     * @param opportunities  attempts that became an opportunity in the month
     * @param won            attempts and imported deals that were won in the month
     */
    @Schema(name = "ScoreboardSales", description = "Speed and follow-up")
    public record Sales(Share answered, Share contacted, Spread contactSeconds, @Schema(example = "31") long opportunities,
                        @Schema(example = "9") long won, List<DealValue> wonValue) {
    }
}

package org.tandem.analytics.funnel;

import jakarta.ws.rs.core.Response;
import org.tandem.analytics.ask.Csv;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Spread;

import java.util.List;

/** A funnel as a file: one line for each row and step. */
final class FunnelCsv {

    private static final List<String> COLUMNS = List.of("period", "value", "entered", "matured", "open", "step", "reached", "recorded",
            "of_entered", "of_entered_low", "of_entered_high", "of_entered_reason", "of_previous", "of_previous_low", "of_previous_high",
            "of_previous_reason", "days_since_previous_median", "days_since_previous_p90", "days_since_previous_reason",
            "days_since_entering_median", "days_since_entering_p90", "days_since_entering_reason", "won_value");

    private FunnelCsv() {
    }

    /** @param total null where there is none; its value is {@code (all)} */
    static Response of(String name, String question, FunnelViews.Row total, List<FunnelViews.Row> rows) {
        Csv csv = new Csv(name, question, COLUMNS);
        if (total != null) {
            add(csv, total, "(all)");
        }
        rows.forEach(row -> add(csv, row, row.value() == null ? "" : row.value()));
        return csv.response();
    }

    private static void add(Csv csv, FunnelViews.Row row, String value) {
        for (FunnelViews.StepRow step : row.steps()) {
            Share ofEntered = step.ofEntered();
            Share ofPrevious = step.ofPrevious() == null ? Share.NONE : step.ofPrevious();
            Spread none = new Spread(null, null, 0, null);
            Spread previous = step.days() == null ? none : step.days().sincePrevious();
            Spread entering = step.days() == null ? none : step.days().sinceEntering();
            csv.row(row.period(), value, row.entered(), row.matured(), row.open(), step.step(), step.reached(), step.recorded(),
                    ofEntered.value(), ofEntered.low(), ofEntered.high(), ofEntered.reason(), ofPrevious.value(), ofPrevious.low(),
                    ofPrevious.high(), ofPrevious.reason(), previous.median(), previous.p90(), previous.reason(), entering.median(),
                    entering.p90(), entering.reason(), step.step().equals("won") ? DealValue.text(row.wonValue()) : null);
        }
    }
}

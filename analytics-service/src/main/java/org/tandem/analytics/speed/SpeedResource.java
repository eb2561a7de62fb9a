package org.tandem.analytics.speed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.AskParameters;
import org.tandem.analytics.ask.Csv;
import org.tandem.analytics.ask.Figures;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.measure.Spread;
import org.tandem.analytics.measure.Undefined;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How soon a qualified lead had an owner, and how soon somebody tried to reach it. */
@Path("/speed")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class SpeedResource {

    private final Figures figures;

    SpeedResource(Figures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(operationId = "getSpeed", summary = "How long from qualified to assigned, and to the first human contact",
            description = "Of attempts that were qualified in the period. Seconds by the clock, nights and weekends included, to three"
                    + " digits. `unit`, `view`, `entering` and `within` change nothing here.")
    @APIResponse(responseCode = "200", description = "Medians and ninth tenths, in all and by the dimension that was asked for", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SpeedViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv",
                    value = "# How long did qualified leads wait …\nvalue,qualified,unassigned,untouched,assigned_median_seconds,…\n"))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be, or there would be more than 10000 rows"
            + " (`too-many-rows`)")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response speed(@BeanParam AskParameters asked) {
        return figures.answer(asked, (db, ask) -> {
            Waiting all = new Waiting();
            Optional<List<SpeedViews.Row>> read = rows(db, ask, all);
            if (read.isEmpty()) {
                return Figures.tooManyRows();
            }
            List<SpeedViews.Row> rows = read.get();
            SpeedViews.Row total = all.row(null);
            String question = "How long did attempts" + ask.whose() + " that were qualified " + ask.when()
                    + " wait for an owner, and for the first human contact, in seconds; " + ask.asKnown() + "?";
            return ask.csv() ? csv(question, total, rows)
                    : Response.ok(new SpeedViews.Answer(ask.from(), ask.before(), ask.asOf(), ask.knownAt(),
                            ask.by() == null ? null : ask.by().label(), ask.named(), question, total, rows))
                            .type(MediaType.APPLICATION_JSON).build();
        });
    }

    /**
     * Nothing if there would be too many.
     *
     * @param all to which all rows are added: an attempt is in one of them
     */
    private static Optional<List<SpeedViews.Row>> rows(Connection db, Ask ask, Waiting all) throws SQLException {
        TreeMap<String, Waiting> groups = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        Sql sql = new Sql().add("select l.text, x.step, array_agg(x.seconds), array_agg(x.units) from (select "
                        + (ask.by() == null ? "-1" : ask.by().label()) + " as g,")
                .add("step, seconds, sum(units)::bigint as units from cell where unit = ? and from_step = ? and from_recorded",
                        Unit.ATTEMPT.code(), Step.MQL.code())
                .add("and step in (?, ?, ?)", Step.MQL.code(), Step.ASSIGNED.code(), Step.CONTACTED.code())
                .known(ask).in("from_day", ask).filtered(ask)
                .add("group by 1, 2, 3 having sum(units) <> 0) x left join label l on l.id = x.g group by x.g, l.text, x.step");
        Sql.RowWhile adding = row -> {
            Waiting waiting = groups.computeIfAbsent(row.getString(1), value -> new Waiting());
            Step step = Step.of(row.getInt(2));
            Integer[] seconds = (Integer[]) row.getArray(3).getArray();
            Long[] units = (Long[]) row.getArray(4).getArray();
            for (int i = 0; i < seconds.length; i++) {
                waiting.add(step, seconds[i], units[i]);
                all.add(step, seconds[i], units[i]);
            }
            return groups.size() <= Figures.MOST_ROWS;
        };
        boolean few = ask.by() == null || ask.by().hasFewValues() ? sql.eachOfFew(db, adding) : sql.eachWhile(db, adding);
        List<SpeedViews.Row> rows = new ArrayList<>();
        if (ask.by() != null) {
            groups.forEach((value, waiting) -> rows.add(waiting.row(value)));
        }
        return few ? Optional.of(rows) : Optional.empty();
    }

    private static Response csv(String question, SpeedViews.Row total, List<SpeedViews.Row> rows) {
        Csv csv = new Csv("speed", question, List.of("value", "qualified", "unassigned", "untouched", "assigned_median_seconds",
                "assigned_p90_seconds", "assigned_reason", "contacted_median_seconds", "contacted_p90_seconds", "contacted_reason"));
        add(csv, total, "(all)");
        rows.forEach(row -> add(csv, row, row.value()));
        return csv.response();
    }

    private static void add(Csv csv, SpeedViews.Row row, String value) {
        csv.row(value, row.qualified(), row.unassigned(), row.untouched(), row.assigned().median(), row.assigned().p90(),
                row.assigned().reason(), row.contacted().median(), row.contacted().p90(), row.contacted().reason());
    }

    /** One group, while it is added up. */
    private static final class Waiting {

        private final Spread.Counted assigned = new Spread.Counted();
        private final Spread.Counted contacted = new Spread.Counted();
        private long qualified;

        void add(Step step, int seconds, long attempts) {
            switch (step) {
                case MQL -> qualified += attempts;
                case ASSIGNED -> assigned.add(seconds, attempts);
                case CONTACTED -> contacted.add(seconds, attempts);
                default -> throw new IllegalStateException(step + " was not asked for");
            }
        }

        SpeedViews.Row row(String value) {
            Undefined nobody = qualified == 0 ? Undefined.NOBODY_ENTERED : Undefined.NOBODY_REACHED;
            Spread untilAssigned = assigned.spread(nobody);
            Spread untilContacted = contacted.spread(nobody);
            return new SpeedViews.Row(value, qualified, qualified - untilAssigned.of(), qualified - untilContacted.of(), untilAssigned,
                    untilContacted);
        }
    }
}

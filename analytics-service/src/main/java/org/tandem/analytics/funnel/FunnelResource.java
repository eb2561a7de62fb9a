package org.tandem.analytics.funnel;

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
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.measure.Undefined;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far leads came. */
@Path("/funnel")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class FunnelResource {

    private static final String CSV_EXAMPLE = """
            # Of the persons who reached inquiry from 2018-04-01 to 2018-04-30, how many …
            period,value,entered,matured,open,step,reached,recorded,of_entered,…
            ,(all),1352,1352,0,inquiry,1352,1352,1.0,…
            """;

    private static final Optional<FunnelReader.Funnels> NOTHING = Optional.of(new FunnelReader.Funnels(null, List.of()));

    private final Figures figures;

    FunnelResource(Figures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(operationId = "getFunnel", summary = "How far did they come",
            description = "Inquiry, MQL, SAL, SQL, won; of a cohort or as a snapshot; as of any day, as known on any day. Reached or"
                    + " passed: who reached a later step has passed all earlier ones. What is undefined is null, with a reason.")
    @APIResponse(responseCode = "200", description = "The funnel in all, and by the dimension that was asked for", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FunnelViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv", value = CSV_EXAMPLE))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be, or there would be more than 10000 rows"
            + " (`too-many-rows`)")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response funnel(@BeanParam AskParameters asked) {
        return figures.answer(asked, (db, ask) -> {
            String undefined = undefined(db, ask);
            Optional<FunnelReader.Funnels> read = undefined == null ? new FunnelReader(db, ask).read(false, ask.by() != null) : NOTHING;
            if (read.isEmpty()) {
                return Figures.tooManyRows();
            }
            FunnelViews.Row total = read.get().total();
            List<FunnelViews.Row> rows = ask.by() == null ? List.of() : read.get().rows();
            String question = question(ask) + "?";
            Long withoutAccount = Unaccounted.persons(db, ask);
            return ask.csv() ? FunnelCsv.of("funnel", question + withoutAccount(withoutAccount), total, rows)
                    : Response.ok(new FunnelViews.Answer(ask.view().label(), unit(ask), ask.entering().label(), ask.from(), ask.before(),
                            ask.within(), ask.asOf(), ask.knownAt(), by(ask), ask.named(), question, undefined, withoutAccount,
                            total, rows))
                            .type(MediaType.APPLICATION_JSON).build();
        });
    }

    @GET
    @Path("/trend")
    @Operation(operationId = "getFunnelTrend", summary = "How does that change by day, week or month",
            description = "As the funnel, a row for each period: of a cohort when they entered, of a snapshot when it happened.")
    @APIResponse(responseCode = "200", description = "Periods in which anything happened, first to last", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FunnelViews.Trend.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv", value = CSV_EXAMPLE))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be, or there would be more than 10000 rows"
            + " (`too-many-rows`)")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response trend(@BeanParam AskParameters asked) {
        return figures.answer(asked, (db, ask) -> {
            String undefined = undefined(db, ask);
            Optional<FunnelReader.Funnels> read = undefined == null ? new FunnelReader(db, ask).read(true, ask.by() != null) : NOTHING;
            if (read.isEmpty()) {
                return Figures.tooManyRows();
            }
            List<FunnelViews.Row> rows = read.get().rows();
            String question = question(ask) + ", by " + ask.period().label() + "?";
            Long withoutAccount = Unaccounted.persons(db, ask);
            return ask.csv() ? FunnelCsv.of("funnel-trend", question + withoutAccount(withoutAccount), null, rows)
                    : Response.ok(new FunnelViews.Trend(ask.view().label(), unit(ask), ask.entering().label(), ask.period().label(),
                            ask.from(), ask.before(), ask.within(), ask.asOf(), ask.knownAt(), by(ask), ask.named(), question, undefined,
                            withoutAccount, rows)).type(MediaType.APPLICATION_JSON).build();
        });
    }

    /** Where no lead has an account there is nothing to count, which is not the same as none. */
    private static String undefined(Connection db, Ask ask) throws SQLException {
        return ask.unit() == Unit.ACCOUNT && Unaccounted.isEverybody(db) ? Undefined.ACCOUNT_NOT_KNOWN.code() : null;
    }

    /** A file says it in its first lines. */
    private static String withoutAccount(Long persons) {
        return persons == null ? "" : "\n" + persons + " persons who entered have no account and are in none of the figures.";
    }

    /** The view is always said: a cohort's rate and a snapshot's are two things. */
    private static String question(Ask ask) {
        String by = ask.by() == null ? "" : ", by " + ask.by().label();
        if (ask.view() == View.SNAPSHOT) {
            return "Snapshot: how many " + ask.units() + ask.whose() + " reached each step " + ask.when() + ", compared with how many"
                    + " reached " + ask.entering().label() + " in the same time; " + ask.asKnown() + by;
        }
        return "Cohort: of the " + ask.units() + ask.whose() + " that reached " + ask.entering().label() + " " + ask.when()
                + ", how many reached each later step" + (ask.within() == null ? "" : " within " + ask.within() + " days") + ", "
                + ask.asKnown() + by;
    }

    private static String unit(Ask ask) {
        return ask.unit().name().toLowerCase(Locale.ROOT);
    }

    private static String by(Ask ask) {
        return ask.by() == null ? null : ask.by().label();
    }
}

package org.tandem.analytics.scoreboard;

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
import org.tandem.analytics.ask.AskParameters;
import org.tandem.analytics.ask.Csv;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Figures;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.util.List;

/** The two-way scoreboard: what each department gave the other. */
@Path("/scoreboard")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class ScoreboardResource {

    private final Figures figures;

    ScoreboardResource(Figures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(operationId = "getScoreboard", summary = "What marketing brought, and what sales made of it",
            description = "Month by month. Shares and speed are of the attempts that were qualified in the month; inquiries, opportunities"
                    + " and wins are what happened in it. `unit`, `view`, `entering`, `within`, `by` and `period` change nothing here.")
    @APIResponse(responseCode = "200", description = "Months in which anything happened, first to last", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ScoreboardViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv",
                    value = "# What did marketing bring, and what did sales make of it …\nmonth,inquiries,qualified,…\n"))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response scoreboard(@BeanParam AskParameters asked) {
        return figures.answer(asked, (db, ask) -> {
            List<ScoreboardViews.Row> rows = new ScoreboardReader(db, ask).rows();
            String question = "What did marketing bring, and what did sales" + ask.whose() + " make of it, month by month, " + ask.when() + "; "
                    + ask.asKnown() + "?";
            return ask.csv() ? csv(question, rows) : Response.ok(new ScoreboardViews.Answer(ask.from(), ask.before(), ask.asOf(),
                    ask.knownAt(), ask.named(), question, rows)).type(MediaType.APPLICATION_JSON).build();
        });
    }

    private static Response csv(String question, List<ScoreboardViews.Row> rows) {
        Csv csv = new Csv("scoreboard", question, List.of("month", "inquiries", "qualified", "accepted", "accepted_reason", "judged_good",
                "judged_good_reason", "answered", "contacted", "contact_median_seconds", "contact_p90_seconds", "contact_reason",
                "opportunities", "won", "won_value"));
        rows.forEach(row -> csv.row(row.month(), row.marketing().inquiries(), row.marketing().qualified(), row.marketing().accepted().value(),
                row.marketing().accepted().reason(), row.marketing().judgedGood().value(), row.marketing().judgedGood().reason(),
                row.sales().answered().value(), row.sales().contacted().value(), row.sales().contactSeconds().median(),
                row.sales().contactSeconds().p90(), row.sales().contactSeconds().reason(), row.sales().opportunities(), row.sales().won(),
                DealValue.text(row.sales().wonValue())));
        return csv.response();
    }
}

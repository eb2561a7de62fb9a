package org.tandem.analytics.sdr;

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
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Figures;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.util.List;

/** Who qualified the leads that were won. */
@Path("/sdrs")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class SdrResource {

    private final Figures figures;

    SdrResource(Figures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(operationId = "listSdrs", summary = "Who qualified the leads that were won",
            description = "Imported deals name the sales development representative who qualified the lead, beside the rep who sold. Of the"
                    + " parameters `from`, `before` (by the day of the win), `asOf`, `knownAt`, `rep`, `after` and `format` count here.")
    @APIResponse(responseCode = "200", description = "One row for each, most deals first", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SdrViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv",
                    value = "# Who qualified the leads that were won …\nsdr,deals,won_value\n"))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response list(@BeanParam AskParameters asked) {
        return figures.answer(asked, (db, whole) -> {
            Ask ask = whole.only(Dimension.REP);
            String question = "Who qualified the leads" + ask.whose() + " that were won, " + ask.when() + "; " + ask.asKnown() + "?";
            return SdrReader.rows(db, ask).map(rows -> ask.csv() ? csv(question, rows)
                    : Response.ok(new SdrViews.Answer(ask.from(), ask.before(), ask.asOf(), ask.knownAt(), ask.named(), question, rows))
                            .type(MediaType.APPLICATION_JSON).build()).orElseGet(Figures::tooManyRows);
        });
    }

    private static Response csv(String question, List<SdrViews.Row> rows) {
        Csv csv = new Csv("sdrs", question, List.of("sdr", "deals", "won_value"));
        rows.forEach(row -> csv.row(row.sdr(), row.deals(), DealValue.text(row.wonValue())));
        return csv.response();
    }
}

package org.tandem.analytics.anomaly;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.AskParameters;
import org.tandem.analytics.ask.Csv;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Figures;
import org.tandem.analytics.settings.AnalyticsConfig;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What does not fit. */
@Path("/anomalies")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class AnomalyResource {

    private static final int MOST = 1_000;
    private static final int UNLESS_SAID = 100;

    private final Figures figures;
    private final AnalyticsConfig config;

    AnomalyResource(Figures figures, AnalyticsConfig config) {
        this.figures = figures;
        this.config = config;
    }

    @GET
    @Operation(operationId = "listAnomalies", summary = "What does not fit, and is shown instead of dropped",
            description = "Deals older than their lead, deals and steps of leads that nobody brought, steps out of order, one value that"
                    + " dominates the sum. As judged of all that is known now: `asOf` and `knownAt` choose"
                    + " by when it happened and was told. Of the parameters `asOf`, `knownAt`, `rep`, `after` and `format` count here.")
    @APIResponse(responseCode = "200", description = "How many of each kind, the deals that dominate a sum, and the newest of the others", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnomalyViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv",
                    value = "# What does not fit …\nkind,lead_id,event_id,rep,step,on,recorded_on,amount,currency\n"))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response list(
            @Parameter(description = "Only of this kind", example = "unknown-reference",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"won-before-first-contact", "unknown-reference", "unknown-lead",
                        "steps-out-of-order", "dominating-value"})) @QueryParam("kind") String kind,
            @Parameter(description = "Most of the newest; 1 to 1000, 100 unless said", example = "100") @QueryParam("limit") String limit,
            @BeanParam AskParameters asked) {
        Parameters given = new Parameters();
        int most = given.count("limit", limit, MOST, UNLESS_SAID);
        String only = AskParameters.choice(given, "kind", kind, AnomalyReader.KINDS, Function.identity(), null);
        return figures.answer(asked, given, (db, whole) -> {
            Ask ask = whole.only(Dimension.REP);
            AnomalyReader reader = new AnomalyReader(db, ask, config.dominatingShare());
            Map<String, Long> counts = reader.counts();
            List<AnomalyViews.Row> rows = new ArrayList<>();
            if (only == null || only.equals(AnomalyReader.DOMINATING)) {
                rows.addAll(reader.dominating());
                if (!rows.isEmpty()) {
                    counts.put(AnomalyReader.DOMINATING, (long) rows.size());
                }
            }
            rows.addAll(reader.newest(only, most));
            String question = "What does not fit" + ask.whose() + "; " + ask.asKnown() + "?";
            return ask.csv() ? csv(question, rows)
                    : Response.ok(new AnomalyViews.Answer(question, ask.named(), counts, rows)).type(MediaType.APPLICATION_JSON).build();
        });
    }

    private static Response csv(String question, List<AnomalyViews.Row> rows) {
        Csv csv = new Csv("anomalies", question, List.of("kind", "lead_id", "event_id", "rep", "step", "on", "recorded_on", "amount", "currency"));
        rows.forEach(row -> csv.row(row.kind(), row.leadId(), row.eventId(), row.rep(), row.step(), row.on(), row.recordedOn(),
                row.value() == null ? null : row.value().amount(), row.value() == null ? null : row.value().currency()));
        return csv.response();
    }
}

package org.tandem.analytics.webinar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.AskParameters;
import org.tandem.analytics.ask.Csv;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Figures;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Undefined;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Webinars of one campaign as a cohort. */
@Path("/webinars")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class WebinarResource {

    private static final List<Step> STEPS = List.of(Step.INVITED, Step.REGISTERED, Step.ATTENDED, Step.CUSTOMER);

    private final Figures figures;

    WebinarResource(Figures figures) {
        this.figures = figures;
    }

    @GET
    @Path("/{campaign}")
    @Operation(operationId = "getWebinar", summary = "Of those invited, who registered, attended, became customers",
            description = "Of persons, over all webinars of the campaign. Nobody is counted at a step that is not on the stream. A campaign"
                    + " that nobody was ever invited for has nobody at any step. Of the parameters `asOf`, `knownAt`, `after`, `format` and"
                    + " the dimensions but `campaign` count here.")
    @APIResponse(responseCode = "200", description = "Who reached each step", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WebinarViews.Answer.class)),
            @Content(mediaType = Csv.MEDIA_TYPE, examples = @ExampleObject(name = "csv",
                    value = "# Of the persons invited to webinars of campaign …\nstep,reached,of_previous,…\ninvited,600,,…\n"))})
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response webinar(@Parameter(description = "Which campaign's webinars; of a webinar without a campaign the webinar itself",
            example = "webinar-line-speed") @PathParam("campaign") String campaign, @BeanParam AskParameters asked) {
        return figures.answer(asked, (db, whole) -> {
            Ask ask = whole.only(Dimension.ORIGIN, Dimension.SEGMENT, Dimension.TERRITORY, Dimension.REP);
            Map<Step, Long> reached = reached(db, ask, campaign);
            String question = "Of the persons" + ask.whose() + " invited to webinars of campaign " + campaign
                    + ", how many registered, attended and became customers; " + ask.asKnown() + "?";
            List<WebinarViews.StepRow> steps = steps(reached);
            long others = reached.getOrDefault(Step.CUSTOMER_WITHOUT_ATTENDING, 0L);
            return ask.csv() ? csv(question, steps, others) : Response.ok(new WebinarViews.Answer(campaign, ask.asOf(), ask.knownAt(),
                    ask.named(), question, steps, others, deals(db, ask, campaign))).type(MediaType.APPLICATION_JSON).build();
        });
    }

    private static Map<Step, Long> reached(Connection db, Ask ask, String campaign) throws SQLException {
        Map<Step, Long> reached = new EnumMap<>(Step.class);
        new Sql().add("select step, sum(units)::bigint from cell where unit = ? and campaign = (select id from label where text = ?)",
                        Unit.WEBINAR_MEMBER.code(), campaign)
                .known(ask).filtered(ask).add("group by 1").each(db, row -> reached.put(Step.of(row.getInt(1)), row.getLong(2)));
        return reached;
    }

    private static List<DealValue> deals(Connection db, Ask ask, String campaign) throws SQLException {
        List<DealValue> deals = new ArrayList<>();
        new Sql().add("select c.text, x.deals, x.amount from (select currency, sum(deals)::bigint as deals, sum(amount) as amount")
                .add("from deal_cell where unit = ? and campaign = (select id from label where text = ?)", Unit.WEBINAR_MEMBER.code(), campaign)
                .known(ask).filtered(ask)
                .add("group by 1 having sum(deals) <> 0) x left join label c on c.id = x.currency order by c.text nulls last")
                .each(db, row -> deals.add(DealValue.of(row, 1)));
        return deals;
    }

    private static List<WebinarViews.StepRow> steps(Map<Step, Long> reached) {
        List<WebinarViews.StepRow> rows = new ArrayList<>();
        long first = reached.getOrDefault(STEPS.get(0), 0L);
        long previous = first;
        for (Step step : STEPS) {
            long here = reached.getOrDefault(step, 0L);
            rows.add(step == STEPS.get(0) ? new WebinarViews.StepRow(step.label(), here, null, null)
                    : new WebinarViews.StepRow(step.label(), here, share(here, previous), share(here, first)));
            previous = here;
        }
        return rows;
    }

    /** More than there were before: some came without having been asked. */
    private static Share share(long part, long whole) {
        return part > whole ? Share.ratio(part, whole, Undefined.NOBODY_ENTERED) : Share.of(part, whole, Undefined.NOBODY_ENTERED);
    }

    private static Response csv(String question, List<WebinarViews.StepRow> steps, long others) {
        Csv csv = new Csv("webinar", question, List.of("step", "reached", "of_previous", "of_previous_low", "of_previous_high",
                "of_previous_reason", "of_first", "of_first_low", "of_first_high", "of_first_reason"));
        steps.forEach(step -> {
            Share previous = step.ofPrevious() == null ? Share.NONE : step.ofPrevious();
            Share first = step.ofFirst() == null ? Share.NONE : step.ofFirst();
            csv.row(step.step(), step.reached(), previous.value(), previous.low(), previous.high(), previous.reason(), first.value(),
                    first.low(), first.high(), first.reason());
        });
        return csv.row(Step.CUSTOMER_WITHOUT_ATTENDING.label(), others).response();
    }
}

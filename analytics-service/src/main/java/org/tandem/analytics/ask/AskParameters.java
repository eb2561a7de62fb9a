package org.tandem.analytics.ask;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The query parameters that every figure understands. */
public class AskParameters {

    private static final int LONGEST_WITHIN = 3_660;
    private static final List<Step> ENTERED = List.of(Step.INQUIRY, Step.MQL, Step.SAL, Step.SQL);

    @QueryParam("view")
    @Parameter(description = "`cohort`: what became of those who entered in the period; `snapshot`: what happened in it, to whomever",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"cohort", "snapshot"}, defaultValue = "cohort"), example = "cohort")
    String view;
    @QueryParam("unit")
    @Parameter(description = "What is counted once; persons without an account are in none of the figures of accounts",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"person", "attempt", "account"}, defaultValue = "person"), example = "person")
    String unit;
    @QueryParam("entering")
    @Parameter(description = "The step at which a cohort begins",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"inquiry", "mql", "sal", "sql"}, defaultValue = "inquiry"), example = "inquiry")
    String entering;
    @QueryParam("from")
    @Parameter(description = "First day of the period", example = "2026-09-01")
    String from;
    @QueryParam("before")
    @Parameter(description = "The day after the last one", example = "2026-10-01")
    String before;
    @QueryParam("within")
    @Parameter(description = "Days that a member of a cohort has; who has not had them all is open and in no rate", example = "90")
    String within;
    @QueryParam("asOf")
    @Parameter(description = "What was true at the end of that day; today unless said", example = "2026-10-31")
    String asOf;
    @QueryParam("knownAt")
    @Parameter(description = "What had been told by the end of that day; today unless said", example = "2026-10-31")
    String knownAt;
    @QueryParam("by")
    @Parameter(description = "What rows are grouped by", schema = @Schema(type = SchemaType.STRING,
            enumeration = {"origin", "campaign", "segment", "territory", "rep"}), example = "origin")
    String by;
    @QueryParam("period")
    @Parameter(description = "How long one row of a trend is", schema = @Schema(type = SchemaType.STRING,
            enumeration = {"day", "week", "month"}, defaultValue = "month"), example = "month")
    String period;
    @QueryParam("origin")
    @Parameter(description = "Only of this origin; `-` for those without", example = "organic_search")
    String origin;
    @QueryParam("campaign")
    @Parameter(description = "Only of this campaign; `-` for those without", example = "spring-fair")
    String campaign;
    @QueryParam("segment")
    @Parameter(description = "Only of this segment (the company's industry); `-` for those without", example = "manufacturing")
    String segment;
    @QueryParam("territory")
    @Parameter(description = "Only of this territory (the company's country); `-` for those without", example = "BR")
    String territory;
    @QueryParam("rep")
    @Parameter(description = "Only of this rep; `-` for those without. A rep's own id, whatever a rep asks for", example = "rep-1")
    String rep;
    @QueryParam("after")
    @Parameter(description = "Wait until this event is in the tables")
    String after;
    @QueryParam("format")
    @Parameter(description = "`csv` is the same as `Accept: text/csv`", schema = @Schema(type = SchemaType.STRING,
            enumeration = {"json", "csv"}, defaultValue = "json"), example = "json")
    String format;
    @HeaderParam(HttpHeaders.ACCEPT)
    @Parameter(hidden = true)
    String accept;

    /** What is asked, or null where {@code given} then knows what is wrong. */
    public Ask read(Parameters given, Caller caller, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        View ofView = choice(given, "view", view, List.of(View.values()), View::label, View.COHORT);
        Unit ofUnit = choice(given, "unit", unit, List.of(Unit.PERSON, Unit.ATTEMPT, Unit.ACCOUNT),
                one -> one.name().toLowerCase(Locale.ROOT), Unit.PERSON);
        Step step = choice(given, "entering", entering, ENTERED, Step::label, Step.INQUIRY);
        Dimension dimension = choice(given, "by", by, List.of(Dimension.values()), Dimension::label, null);
        Period length = choice(given, "period", period, List.of(Period.values()), Period::label, Period.MONTH);
        String as = choice(given, "format", format, List.of("json", "csv"), Function.identity(), null);
        Integer days = within == null ? null : Integer.valueOf(given.count("within", within, LONGEST_WITHIN, 1));
        LocalDate first = given.day("from", from);
        LocalDate end = given.day("before", before);
        if (first != null && end != null && !first.isBefore(end)) {
            given.wrong("before", "not-after-from", "Give a day after from");
        }
        Ask ask = new Ask(ofView, ofUnit, step, first, end, days, or(given.day("asOf", asOf), today),
                or(given.day("knownAt", knownAt), today), dimension, length, filter(caller), given.eventId("after", after),
                as == null ? accept != null && accept.startsWith(Csv.MEDIA_TYPE) : as.equals("csv"));
        return given.areWrong() ? null : ask;
    }

    private Map<Dimension, String> filter(Caller caller) {
        Map<Dimension, String> filter = new EnumMap<>(Dimension.class);
        put(filter, Dimension.ORIGIN, origin);
        put(filter, Dimension.CAMPAIGN, campaign);
        put(filter, Dimension.SEGMENT, segment);
        put(filter, Dimension.TERRITORY, territory);
        boolean seesAll = List.of(Roles.MARKETING, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN).stream().anyMatch(caller::is);
        put(filter, Dimension.REP, seesAll ? rep : caller.id());
        return filter;
    }

    private static void put(Map<Dimension, String> filter, Dimension dimension, String value) {
        if (value != null && !value.isBlank()) {
            filter.put(dimension, value);
        }
    }

    /** What a text chooses; {@code otherwise} if it says nothing, or nothing that can be chosen. */
    public static <T> T choice(Parameters given, String name, String text, List<T> choices, Function<T, String> label, T otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return choices.stream().filter(choice -> label.apply(choice).equals(text)).findFirst().orElseGet(() ->
                given.wrong(name, "unknown-choice", "Give one of " + choices.stream().map(label).collect(Collectors.joining(", "))));
    }

    private static LocalDate or(LocalDate day, LocalDate otherwise) {
        return day == null ? otherwise : day;
    }
}

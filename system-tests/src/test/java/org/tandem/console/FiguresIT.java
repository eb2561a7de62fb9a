package org.tandem.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.console.Screens.named;
import static org.tandem.console.Screens.saying;

/** A director in front of the figures: they are those of analytics, on each page, on each screen, and of the day that was chosen. */
class FiguresIT {

    private static final String DIRECTOR = "director-1";
    /** Some of the list's leads had come by then, and nobody had told Tandem. */
    private static final String EARLIER = "2025-04-30";
    /** All but the one that no page of figures asks and no figure here comes from. */
    private static final List<String> SERVICES = Platform.SERVICES.stream().filter(module -> !module.equals(Platform.FEEDBACK)).toList();
    /** By address, each with what is there as soon as its figures are. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of("figures/funnel", ".chart svg", "figures/trend", ".chart svg",
            "figures/comparison", ".chart svg", "figures/comparison?by=rep", ".chart svg", "figures/speed", ".chart svg",
            "figures/webinar", ".panel select", "figures/webinar?campaign=" + Figures.WEBINAR, ".chart svg", "figures/scoreboard", ".chart svg",
            "figures/sdrs", ".chart svg", "figures/anomalies", ".kind"));

    @TempDir
    static Path state;
    private static Screens screens;
    private static Figures figures;

    @BeforeAll
    static void start() throws IOException {
        screens = Screens.start("figures", state, SERVICES, Map.of(Platform.PIPELINE, List.of(Figures.NAMESPACE)));
        figures = Figures.brought(screens.platform());
    }

    @AfterAll
    static void stop() {
        if (screens != null) {
            screens.close();
        }
    }

    @Test
    void theFunnelOnThePageIsTheOneThatAnalyticsAnswers() {
        JsonNode total = figures.ask("/funnel").path("total");
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            // When
            director.goTo("figures/funnel");

            // Then
            assertThat(tile(director, "Inquiry")).hasText(number(total.path("entered").asInt()));
            assertThat(tile(director, "Won")).hasText(number(Figures.reached(total, "won")));
            assertThat(tile(director, "Became customers")).containsText(percent(total.path("steps").path(4).path("ofEntered").path("value")));
            assertThat(director.page().locator(".chart svg")).isVisible();
            director.screenshot("figures-funnel");

            // And when
            director.page().getByRole(AriaRole.BUTTON, named("Table")).click();

            // Then
            Locator rows = director.page().getByRole(AriaRole.TABLE).first().locator("tbody tr");
            assertThat(rows).hasCount(5);
            for (int i = 0; i < 5; i++) {
                JsonNode step = total.path("steps").path(i);
                assertThat(rows.nth(i).locator("td").nth(1)).hasText(number(step.path("reached").asInt()));
                assertThat(rows.nth(i).locator("td").nth(2)).hasText(number(step.path("recorded").asInt()));
            }
            assertThat(director.page().getByText("Cohort", new Page.GetByTextOptions().setExact(true)).first()).isVisible();
            director.screenshot("figures-funnel-table");
            director.isContent();
        }
    }

    @Test
    void accountsAreCountedAndWhoHasNoneIsSaid() {
        JsonNode accounts = figures.ask("/funnel?unit=account");
        int entered = accounts.path("total").path("entered").asInt();
        int without = accounts.path("withoutAccount").asInt();
        assertThat(entered).isPositive().isLessThan(figures.ask("/funnel").path("total").path("entered").asInt() - without);
        assertThat(without).isPositive();
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            // When
            director.goTo("figures/funnel?unit=account");

            // Then
            assertThat(tile(director, "Inquiry")).containsText(number(entered));
            assertThat(director.page().getByText(number(without) + " persons who entered have no known company")).isVisible();
            director.screenshot("figures-funnel-accounts");
            director.isContent();
        }
    }

    @Test
    void anEarlierDayIsChosenSaidAndCounted() {
        JsonNode then = figures.ask("/funnel?asOf=" + EARLIER).path("total");
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            // Given
            director.goTo("figures/funnel");
            assertThat(tile(director, "Inquiry")).isVisible();

            // When
            director.page().getByLabel("As of", new Page.GetByLabelOptions().setExact(true)).fill(EARLIER);

            // Then
            assertThat(director.page().getByText("Not today’s figures.")).isVisible();
            assertThat(tile(director, "Inquiry")).hasText(number(then.path("entered").asInt()));
            assertThat(director.page()).hasURL(Pattern.compile(".*asOf=" + EARLIER + ".*"));
            director.screenshot("figures-as-of");

            // And when
            director.page().getByRole(AriaRole.BUTTON, named("As believed then")).click();

            // Then nothing had been told by then
            assertThat(director.page().getByText("Nobody entered in this period")).isVisible();
            director.screenshot("figures-as-believed");
            director.page().getByRole(AriaRole.BUTTON, named("Back to today")).click();
            assertThat(director.page().getByText("Not today’s figures.")).isHidden();
            director.isContent();
        }
    }

    @Test
    void everyPageIsThereOnEveryScreenAndInChinese() {
        for (Visitor visitor : List.of(screens.desk(), screens.phone())) {
            try (Visitor director = visitor.signedInAs(DIRECTOR)) {
                PAGES.forEach((address, sign) -> look(director, address, sign, ""));
                director.goTo("figures/funnel");
                director.page().getByRole(AriaRole.BUTTON, named("中文")).click();
                assertThat(director.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("漏斗"))).isVisible();
                PAGES.forEach((address, sign) -> look(director, address, sign, "-chinese"));
                director.isContent();
            }
        }
    }

    @Test
    void theComparisonIsPutInOrderAndTheOrderIsInTheAddress() {
        JsonNode rows = figures.ask("/funnel?by=origin").path("rows");
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            // Given
            director.goTo("figures/comparison");
            Locator table = director.page().getByRole(AriaRole.TABLE, named("Origin: all figures"));
            assertThat(table.locator("tbody tr")).hasCount(rows.size());

            // When
            table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Won").setExact(true)).click();

            // Then
            assertThat(table.locator("th[aria-sort=descending]")).containsText("Won");
            assertThat(director.page()).hasURL(Pattern.compile(".*sort=-won.*"));
            int most = 0;
            for (JsonNode row : rows) {
                most = Math.max(most, Figures.reached(row, "won"));
            }
            assertThat(table.locator("tbody tr").first().locator("td").nth(5)).hasText(number(most));
            director.isContent();
        }
    }

    @Test
    void everyTableComesAsAFileThroughTheSessionAlone() {
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            for (String address : PAGES.keySet().stream().filter(each -> !each.equals("figures/webinar") && !each.endsWith("anomalies")).toList()) {
                // When
                director.goTo(address);
                Locator link = director.page().getByRole(AriaRole.LINK, saying("download as CSV")).first();
                assertThat(link).isVisible();
                String csv = (String) director.page().evaluate("url => fetch(url).then(answer => answer.text())", link.getAttribute("href"));

                // Then the question, the names, and at least one row
                assertThat(csv).startsWith("# ");
                assertThat(csv.lines().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(1);
            }
            director.isContent();
        }
    }

    @Test
    void aRepSeesTheirOwnFigures() {
        JsonNode own = figures.as(Platform.ANALYTICS, "rep-ana", "sales-rep").get("/funnel").body().path("total");
        try (Visitor rep = screens.phone().signedInAs("rep-ana")) {
            // When
            rep.goTo("figures/funnel");

            // Then
            assertThat(rep.page().getByText("Your own leads only")).isVisible();
            assertThat(tile(rep, "Inquiry")).hasText(number(own.path("entered").asInt()));
            rep.screenshot("figures-of-a-rep");
            rep.isContent();
        }
    }

    @Test
    void whoQualifiedTheLeadsThatWereWonIsSaidWithTheirDeals() {
        JsonNode rows = figures.ask("/sdrs").path("rows");
        assertThat(rows).hasSize(3);
        try (Visitor director = screens.phone().signedInAs(DIRECTOR)) {
            // When
            director.goTo("figures/sdrs");

            // Then
            Locator table = director.page().getByRole(AriaRole.TABLE, named("SDR: all figures"));
            for (int i = 0; i < rows.size(); i++) {
                Locator cells = table.locator("tbody tr").nth(i).locator("td");
                assertThat(cells.nth(0)).hasText(rows.path(i).path("sdr").asText());
                assertThat(cells.nth(1)).hasText(number(rows.path(i).path("deals").asInt()));
                BigDecimal won = new BigDecimal(rows.path(i).path("wonValue").path(0).path("amount").asText());
                assertThat(cells.nth(2)).hasText("€" + number(won.intValueExact()));
            }
            table.scrollIntoViewIfNeeded();
            director.screenshot("figures-sdrs-table");

            // And when nothing had been told yet
            director.goTo("figures/sdrs?knownAt=" + EARLIER);

            // Then
            assertThat(director.page().getByText("No deal says who had qualified its lead")).isVisible();
            director.screenshot("figures-sdrs-empty");
            director.isContent();
        }
    }

    @Test
    void whatDoesNotFitIsCountedByKindAndOneKindIsChosen() {
        JsonNode kind = figures.ask("/anomalies?kind=unknown-reference").path("anomalies");
        try (Visitor director = screens.desk().signedInAs(DIRECTOR)) {
            // Given
            director.goTo("figures/anomalies");
            Locator chosen = director.page().getByRole(AriaRole.BUTTON, saying("Deal of nobody"));
            assertThat(chosen.locator("strong")).hasText("1");

            // When
            chosen.click();

            // Then
            assertThat(director.page()).hasURL(Pattern.compile(".*kind=unknown-reference.*"));
            assertThat(director.page().locator(".data tbody tr")).hasCount(kind.size());
            director.isContent();
        }
    }

    private static void look(Visitor director, String address, String sign, String language) {
        director.goTo(address);
        // nothing that is looked at is of the page before
        director.page().reload();
        assertThat(director.page().locator(sign).first()).isVisible();
        int tooWide = (Integer) director.page().evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(tooWide).as("pixels that %s is wider than the screen", address).isLessThanOrEqualTo(0);
        director.screenshot(address.replaceAll("[/?=]", "-") + language);
    }

    /** The large figure under a title. */
    private static Locator tile(Visitor visitor, String title) {
        return visitor.page().locator(".tile").filter(new Locator.FilterOptions().setHas(visitor.page().locator("dt")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + title + "$"))))).locator("strong");
    }

    private static String number(int value) {
        return String.format(Locale.UK, "%,d", value);
    }

    private static String percent(JsonNode share) {
        return String.format(Locale.UK, "%.1f%%", share.asDouble() * 100);
    }
}

package org.tandem.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.platform.Platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.console.Screens.in;
import static org.tandem.console.Screens.named;

/** What pages make of answers that are slow, long, broken or not there: made up here, one for each page that asks. */
class HardAnswersIT {

    private static final String REP = "rep-ana";

    @TempDir
    static Path state;
    private static Screens screens;

    @BeforeAll
    static void start() {
        screens = Screens.start("pages", state, List.of(Platform.PIPELINE), Map.of());
    }

    @AfterAll
    static void stop() {
        if (screens != null) {
            screens.close();
        }
    }

    @Test
    void anAddressThatWasMistypedIsNoEmptyPage() {
        try (Visitor director = screens.desk()) {
            // Given
            List<String> asked = new ArrayList<>();
            on(director, "/api/analytics/funnel", route -> {
                asked.add(route.request().url());
                answer(route, MadeUp.funnel(MadeUp.today()));
            });
            director.signedInAs("director-1");

            // When
            director.goTo("figures/funnel?asOf=2026-13-45&before=2026-02-30&from=x&knownAt=2025-04-30");

            // Then only what the calendar has is asked
            director.page().waitForCondition(() -> asked.contains(screens.console() + "/api/analytics/funnel?knownAt=2025-04-30"));
            assertThat(director.page().getByText("Nobody entered in this period")).isVisible();
            assertThat(asked).noneMatch(url -> url.contains("2026"));

            // And when
            director.page().navigate(screens.console() + "/#/leads/%");

            // Then
            assertThat(director.page().getByText("There is no such page")).isVisible();
            director.isContent();
        }
    }

    @Test
    void aPartOfThePageThatIsNoLongerThereIsSaid() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // Given
            rep.page().route("**/static/bundle/OpportunitiesPage*", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

            // When
            rep.page().navigate(screens.console() + "/#/opportunities");

            // Then
            assertThat(rep.page().getByText("This page cannot be shown")).isVisible();
            rep.screenshot("state-broken");
            rep.goTo("inbox");
            rep.page().navigate(screens.console() + "/#/opportunities");
            rep.page().unroute("**/static/bundle/OpportunitiesPage*");
            rep.page().getByRole(AriaRole.BUTTON, named("Load the page again")).click();
            assertThat(rep.page().getByRole(AriaRole.HEADING, named("Opportunities"))).isVisible();
        }
    }

    @Test
    void aPageThatShowsSomebodyElseThanWhoSignedInSinceIsLoadedAgain() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // Given
            Page another = rep.page().context().newPage();
            another.navigate(screens.console().toString());

            // When
            another.evaluate("""
                    () => fetch('/session', { method: 'POST', body: '{"person": "director-1"}',
                        headers: { 'X-Requested-With': 'JavaScript', 'Content-Type': 'application/json' } }).then(answer => answer.json())""");
            rep.page().navigate(screens.console() + "/#/opportunities");

            // Then
            assertThat(rep.page().getByText("director-1").first()).isVisible();
            assertThat(rep.page().getByText(REP)).hasCount(0);
        }
    }

    @Test
    void aLongInboxIsReadToItsEndAndOnlyWhatComesIsAnnounced() {
        try (Visitor rep = screens.desk()) {
            // Given
            LongInbox inbox = new LongInbox(130);
            inbox.answerTo(rep);
            rep.signedInAs(REP);
            Locator waiting = rep.page().getByRole(AriaRole.REGION, named("Waiting for your answer"));
            assertThat(waiting.locator(".count")).hasText("newest 20");
            rep.screenshot("inbox-long");

            // When
            for (int shown = 40; shown <= 120; shown += 20) {
                rep.page().getByRole(AriaRole.BUTTON, named("Show more")).click();
                assertThat(waiting.locator(".count")).hasText("newest " + shown);
            }
            rep.page().getByRole(AriaRole.BUTTON, named("Show more")).click();

            // Then
            assertThat(waiting.locator(".count")).hasText("130");
            assertThat(rep.page().getByRole(AriaRole.BUTTON, named("Show more"))).hasCount(0);
            assertThat(rep.page().locator(".toast-line")).hasCount(0);

            // And when
            inbox.oneMore();

            // Then
            assertThat(rep.page().locator(".toast-line")).hasText("New lead: Lead 131");
            assertThat(waiting.locator(".count")).hasText("131");
            rep.isContent();
        }
    }

    @Test
    void whatCameBetweenTheInboxAndTheFirstLookForChangesIsThere() {
        try (Visitor rep = screens.desk()) {
            // Given
            LongInbox inbox = new LongInbox(0);
            inbox.oneMoreBeforeTheFirstLook();
            inbox.answerTo(rep);

            // When
            rep.signedInAs(REP);

            // Then
            assertThat(rep.page().getByRole(AriaRole.ARTICLE, named("Lead 1"))).isVisible();
            rep.isContent();
        }
    }

    @Test
    void anInboxThatCannotBeReadIsNotCalledLiveAndIsReadAgainWithoutFurtherNews() {
        try (Visitor rep = screens.desk()) {
            // Given
            LongInbox inbox = new LongInbox(1);
            inbox.answerTo(rep);
            rep.signedInAs(REP);
            assertThat(rep.page().getByRole(AriaRole.ARTICLE, named("Lead 1"))).isVisible();

            // When
            inbox.goesAway();
            inbox.oneMore();

            // Then
            assertThat(rep.page().getByText("Reconnecting …")).isVisible();
            assertThat(rep.page().getByRole(AriaRole.ARTICLE, named("Lead 2"))).hasCount(0);

            // And when
            inbox.comesBack();

            // Then
            assertThat(rep.page().getByRole(AriaRole.ARTICLE, named("Lead 2"))).isVisible();
            assertThat(rep.page().getByText("Reconnecting …")).hasCount(0);
        }
    }

    @Test
    void dealsStandUnderTheirOwnTitleAndWhatIsNotAllIsCalledTheNewest() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // Given
            List<Route> held = new ArrayList<>();
            on(rep, "/api/pipeline/opportunities", route -> {
                if (route.request().url().contains("status=open")) {
                    answer(route, "{\"opportunities\": [%s], \"next\": \"further\"}".formatted(MadeUp.deal("Northern deal", "open")));
                } else {
                    held.add(route);
                }
            });
            rep.goTo("opportunities");
            Locator qualification = rep.page().getByRole(AriaRole.REGION, named("Qualification"));
            assertThat(qualification.locator(".count")).hasText("newest 1");
            assertThat(qualification.locator("header p")).hasText("€18,000 (newest 1)");
            rep.screenshot("board-newest");

            // When
            rep.page().getByRole(AriaRole.GROUP, named("Show")).getByRole(AriaRole.BUTTON, in("Won")).click();

            // Then
            assertThat(rep.page().locator(".bone").first()).isVisible();
            assertThat(rep.page().getByText("Northern deal")).hasCount(0);

            // And when
            rep.page().waitForCondition(() -> !held.isEmpty());
            held.forEach(route -> answer(route, "{\"opportunities\": [%s], \"next\": \"further\"}".formatted(MadeUp.deal("Southern deal", "won"))));
            held.clear();
            assertThat(rep.page().getByText("Southern deal")).isVisible();
            rep.page().getByRole(AriaRole.BUTTON, named("Older")).click();

            // Then
            rep.page().waitForCondition(() -> held.stream().anyMatch(route -> route.request().url().contains("cursor=further")));
            held.forEach(route -> answer(route, "{\"opportunities\": [%s]}".formatted(MadeUp.deal("Western deal", "won"))));
            assertThat(rep.page().getByText("Western deal")).isVisible();
            rep.isContent();
        }
    }

    @Test
    void aDealIsMovedByOneRequestHoweverOftenItHasToBeSent() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // Given
            List<String> keys = new ArrayList<>();
            on(rep, "/api/pipeline/opportunities", route -> answer(route, "{\"opportunities\": [%s]}".formatted(MadeUp.deal("Northern deal", "open"))));
            on(rep, "/api/pipeline/opportunities/[^/]+/stage", route -> {
                keys.add(route.request().headerValue("Idempotency-Key"));
                if (keys.size() == 1) {
                    answer(route, 503, "{\"type\": \"urn:tandem:problem:service-away\", \"status\": 503}");
                } else {
                    answer(route, "{}");
                }
            });
            rep.goTo("opportunities");

            // When
            rep.page().getByRole(AriaRole.BUTTON, named("To Proposal")).click();

            // Then
            assertThat(rep.page().getByText("Moved to Proposal.")).isVisible();
            assertThat(keys).hasSize(2).doesNotContainNull();
            assertThat(keys.get(1)).isEqualTo(keys.get(0));
            rep.isContentBut("503 (Service Unavailable)");
        }
    }

    @Test
    void figuresOfAnEarlierDayAreCalledThatUntilTodaysAreThere() {
        try (Visitor director = screens.desk()) {
            // Given
            List<Route> held = new ArrayList<>();
            boolean[] holds = {false};
            on(director, "/api/analytics/funnel", route -> {
                if (route.request().url().contains("asOf=")) {
                    answer(route, MadeUp.funnel("2025-04-30"));
                } else if (holds[0]) {
                    held.add(route);
                } else {
                    answer(route, MadeUp.funnel(MadeUp.today()));
                }
            });
            director.signedInAs("director-1");
            director.goTo("figures/funnel?asOf=2025-04-30");
            Locator past = director.page().getByText("Not today’s figures.");
            assertThat(past).isVisible();
            holds[0] = true;

            // When
            director.page().getByRole(AriaRole.BUTTON, named("Back to today")).click();

            // Then
            director.page().waitForCondition(() -> !held.isEmpty());
            assertThat(director.page().getByLabel("As of", new Page.GetByLabelOptions().setExact(true))).hasValue("");
            assertThat(past).isVisible();
            held.forEach(route -> answer(route, MadeUp.funnel(MadeUp.today())));
            assertThat(past).isHidden();
            director.isContent();
        }
    }

    @Test
    void anAddressOfAPersonIsInNoAddressOfAPage() {
        try (Visitor marketing = screens.desk()) {
            // Given
            List<String> asked = new ArrayList<>();
            on(marketing, "/api/lead-capture/leads", route -> {
                asked.add(route.request().url());
                answer(route, "{\"leads\": []}");
            });
            marketing.signedInAs("marketing-1");
            marketing.goTo("leads");

            // When
            marketing.page().getByLabel("E-mail").fill("ana@customer.example");
            marketing.page().getByLabel("Country").fill("br");
            marketing.page().getByRole(AriaRole.BUTTON, named("Show")).click();

            // Then
            assertThat(marketing.page()).hasURL(screens.console() + "/#/leads?country=BR");
            assertThat(marketing.page().getByText("No lead fits this filter")).isVisible();
            assertThat(marketing.page().getByLabel("E-mail")).hasValue("ana@customer.example");
            marketing.page().waitForCondition(() -> asked.get(asked.size() - 1).contains("country=BR"));
            assertThat(asked.get(asked.size() - 1)).contains("email=ana%40customer.example");

            // And when
            marketing.page().getByRole(AriaRole.LINK, named("Clear")).click();

            // Then
            assertThat(marketing.page()).hasURL(screens.console() + "/#/leads");
            assertThat(marketing.page().getByLabel("E-mail")).hasValue("");
            marketing.isContent();
        }
    }

    @Test
    void aLeadThatSalesLetGoHasNoOwner() {
        String assigned = MadeUp.event("lead.assigned", "\"rep\": \"rep-ana\"");
        assertThat(ownerAfter(assigned)).isEqualTo("rep-ana");
        assertThat(ownerAfter(assigned + "," + MadeUp.event("lead.rejected", "\"rep\": \"rep-ana\", \"reason\": \"student\""))).isEqualTo("nobody yet");
        assertThat(ownerAfter(assigned + "," + MadeUp.event("lead.recycled", "\"rep\": \"rep-ana\""))).isEqualTo("nobody yet");
        assertThat(ownerAfter(assigned + "," + MadeUp.event("lead.assigned", "\"queue\": \"south\""))).isEqualTo("nobody yet");
        assertThat(ownerAfter(MadeUp.event("lead.assigned", "\"queue\": \"south\"") + "," + MadeUp.event("lead.accepted", "\"rep\": \"rep-ben\""))).isEqualTo("rep-ben");
        assertThat(ownerAfter(MadeUp.event("opportunity.imported-won", "\"rep\": \"rep-cho\""))).isEqualTo("nobody yet");
    }

    @Test
    void whomTheProviderDidNotLetInIsToldSo() {
        try (Visitor stranger = screens.desk()) {
            // Given
            on(stranger, "/session", route -> answer(route, "{\"signIn\": \"provider\", \"people\": []}"));

            // When
            stranger.page().navigate(screens.console() + "/sign-in/failed?error=access_denied");

            // Then
            assertThat(stranger.page().getByRole(AriaRole.ALERT)).containsText("You were not signed in.");
            assertThat(stranger.page()).hasURL(screens.console() + "/#/sign-in-failed");
            stranger.screenshot("sign-in-failed");
            stranger.isContent();
        }
    }

    private static String ownerAfter(String events) {
        try (Visitor admin = screens.desk().signedInAs("admin-1")) {
            on(admin, "/api/(scoring|lead-capture)/leads/.*", route -> answer(route, 503, "{\"type\": \"urn:tandem:problem:service-away\", \"status\": 503}"));
            on(admin, "/api/feedback/verdicts", route -> answer(route, "{\"verdicts\": []}"));
            on(admin, "/api/pipeline/leads/.*/history", route -> answer(route, "{\"events\": [%s]}".formatted(events)));
            admin.goTo("leads/f27235cd-ddee-56b7-a887-d47febd99214");
            Locator owner = admin.page().locator(".facts-list div").filter(new Locator.FilterOptions().setHasText("Owner")).locator("dd");
            assertThat(owner).isVisible();
            return owner.textContent();
        }
    }

    /** @param path of the console, whatever is asked of it */
    static void on(Visitor visitor, String path, Consumer<Route> answer) {
        visitor.page().route(Pattern.compile("^" + screens.console() + path + "(\\?.*)?$"), answer);
    }

    static void answer(Route route, String json) {
        answer(route, 200, json);
    }

    static void answer(Route route, int status, String json) {
        route.fulfill(new Route.FulfillOptions().setStatus(status).setBody(json)
                .setContentType(status < 400 ? "application/json" : "application/problem+json"));
    }
}

package org.tandem.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.platform.Api;
import org.tandem.platform.CaptureService;
import org.tandem.platform.Platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tandem.console.Screens.in;
import static org.tandem.console.Screens.named;
import static org.tandem.console.Screens.saying;

/** People in front of the console: what they see of a lead, and what they do with it, at a desk and with a phone. */
class ConsoleIT {

    /** As many as the weights of the team add up to: of each six in a row, whoever has weight 3 gets three. */
    private static final List<String> PEOPLE = List.of("Ana Souza", "Ben Okafor", "Carla Weber", "Dana Ito", "Emil Novak", "Farah Haddad");
    private static final List<String> COMPANIES = List.of("Moinho Azul", "Harbour Freight Lines", "Nordwind Logistik", "Kaze Precision", "Vltava Steel", "Cedar Foods");
    private static final String REP = "rep-ana";
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.");

    @TempDir
    static Path state;
    private static Screens screens;
    private static int captured;

    @BeforeAll
    static void start() {
        screens = Screens.start("console", state, Platform.SERVICES, Map.of());
    }

    @AfterAll
    static void stop() {
        if (screens != null) {
            screens.close();
        }
    }

    @Test
    void aLeadArrivesInAnOpenInboxAndIsAnsweredWithAThumb() {
        try (Visitor rep = screens.phone()) {
            // Given
            rep.page().navigate(screens.console().toString());
            assertThat(rep.page().getByRole(AriaRole.BUTTON, saying(REP))).isVisible();
            rep.screenshot("sign-in");
            rep.signedInAs(REP);
            Locator cards = rep.page().getByRole(AriaRole.ARTICLE);
            rep.page().evaluate("() => { window.neverReloaded = true }");

            // When
            String round = sixLeads();

            // Then
            Locator card = cards.filter(new Locator.FilterOptions().setHasText(round)).first();
            assertThat(card).isVisible();
            assertThat(card).containsText("Asked to be contacted");
            assertThat((Boolean) rep.page().evaluate("() => window.neverReloaded")).isTrue();
            rep.screenshot("inbox");
            String name = card.getByRole(AriaRole.HEADING).textContent();
            Locator own = rep.page().getByRole(AriaRole.ARTICLE, named(name)).filter(new Locator.FilterOptions().setHasText(round));

            tap(own, "Accept");
            assertThat(rep.page().getByText("Accepted. It is yours.")).isVisible();
            assertThat(own.getByRole(AriaRole.BUTTON, in("Verdict"))).isVisible();

            tap(own, "Contact");
            assertThat(rep.page().getByRole(AriaRole.DIALOG)).isVisible();
            rep.screenshot("contact");
            rep.page().getByRole(AriaRole.BUTTON, named("Phone: reached")).click();
            assertThat(own).containsText("1 contact");

            tap(own, "Verdict");
            rep.screenshot("verdict");
            rep.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, in("Good")).click();
            assertThat(own).containsText("Verdict: Good");

            tap(own, "Opportunity");
            rep.page().getByLabel("Worth").fill("18 000");
            rep.page().getByRole(AriaRole.BUTTON, named("Open it")).click();
            assertThat(own).containsText("Opened");
            rep.screenshot("inbox-in-work");

            own.getByRole(AriaRole.LINK, in(name)).click();
            assertThat(rep.page().getByText("What happened")).isVisible();
            assertThat(rep.page().getByText("Verdict: Good")).isVisible();
            rep.screenshot("story");
            rep.isContent();
        }
    }

    @Test
    void aRefusalIsSaidInWordsAndNothingIsPretended() {
        try (Visitor rep = screens.desk()) {
            // Given
            rep.signedInAs(REP);
            String round = sixLeads();
            Locator card = oneOf(rep, round);
            rep.page().route("**/accept", route -> route.fulfill(new Route.FulfillOptions().setStatus(409).setContentType("application/problem+json")
                    .setBody("{\"type\": \"urn:tandem:problem:held-by-another\", \"status\": 409}")));

            // When
            tap(card, "Accept");

            // Then
            assertThat(card.getByRole(AriaRole.ALERT)).hasText("A colleague was faster and has this lead.");
            assertThat(card.getByRole(AriaRole.BUTTON, in("Accept"))).isEnabled();
            rep.screenshot("inbox-refused");
            rep.isContentBut("409 (Conflict)");
        }
    }

    @Test
    void aLeadIsGivenBackFromTheKeyboardAlone() {
        try (Visitor rep = screens.desk()) {
            // Given
            rep.signedInAs(REP);
            String round = sixLeads();
            Locator card = oneOf(rep, round);

            // When
            card.getByRole(AriaRole.BUTTON, in("Reject")).focus();
            rep.page().keyboard().press("Enter");
            assertThat(rep.page().getByRole(AriaRole.DIALOG)).isVisible();
            assertThat((Boolean) rep.page().evaluate("() => document.querySelector('dialog').contains(document.activeElement)")).isTrue();
            rep.screenshot("reject");
            rep.page().keyboard().press("Escape");
            assertThat(rep.page().getByRole(AriaRole.DIALOG)).isHidden();
            rep.page().keyboard().press("Enter");
            rep.page().getByRole(AriaRole.BUTTON, named("Student")).focus();
            rep.page().keyboard().press("Enter");

            // Then
            assertThat(rep.page().getByText("Given back, with the reason.")).isVisible();
            rep.isContent();
        }
    }

    @Test
    void marketingFollowsALeadFromItsCaptureToWhatSalesSaid() {
        // Given
        String lead = acceptedLead();
        try (Visitor marketing = screens.desk().signedInAs("marketing-1")) {
            // When
            marketing.goTo("leads");

            // Then
            assertThat(marketing.page().getByRole(AriaRole.ROW).nth(1)).isVisible();
            marketing.screenshot("leads");
            marketing.goTo("leads/" + lead);
            assertThat(marketing.page().locator(".timeline").getByText("Accepted")).isVisible();
            assertThat(marketing.page().getByText("Verdict: Good")).isVisible();
            marketing.screenshot("story");

            marketing.goTo("leads?source=nowhere");
            assertThat(marketing.page().getByText("No lead fits this filter")).isVisible();
            marketing.screenshot("leads-none");

            marketing.goTo("verdicts");
            assertThat(marketing.page().getByRole(AriaRole.IMG, named("Verdicts by source, in leads"))).isVisible();
            assertThat(marketing.page().locator(".chart svg")).isVisible();
            marketing.screenshot("verdicts");
            marketing.page().getByRole(AriaRole.BUTTON, named("Table")).click();
            assertThat(marketing.page().getByRole(AriaRole.TABLE)).containsText("Web form");
            marketing.screenshot("verdicts-table");
            marketing.isContent();
        }
        try (Visitor marketing = screens.phone().signedInAs("marketing-1")) {
            marketing.goTo("leads");
            assertThat(marketing.page().getByRole(AriaRole.ROW).nth(1)).isVisible();
            marketing.screenshot("leads");
            marketing.goTo("verdicts");
            assertThat(marketing.page().locator(".chart svg")).isVisible();
            marketing.screenshot("verdicts");
            marketing.isContent();
        }
    }

    @Test
    void dealsAreMovedAndWonOnTheBoardAndTheManagerSeesTheTeam() {
        // Given
        Api rep = as(Platform.PIPELINE, REP, "sales-rep");
        String lead = acceptedLead();
        assertThat(rep.post("/leads/" + lead + "/opportunities", "{\"value\": {\"amount\": \"18000\", \"currency\": \"EUR\"}}").status()).isEqualTo(201);
        try (Visitor owner = screens.desk().signedInAs(REP)) {
            owner.goTo("opportunities");
            Locator deal = owner.page().getByRole(AriaRole.ARTICLE).first();
            assertThat(deal).isVisible();

            // When
            tap(deal, "To Proposal");

            // Then
            assertThat(owner.page().getByText("Moved to Proposal.")).isVisible();
            Locator proposal = owner.page().getByRole(AriaRole.REGION, named("Proposal"));
            assertThat(proposal.getByRole(AriaRole.ARTICLE)).not().hasCount(0);
            owner.screenshot("board");
            tap(proposal.getByRole(AriaRole.ARTICLE).first(), "Won");
            owner.screenshot("won");
            owner.page().getByRole(AriaRole.BUTTON, named("It is won")).click();
            assertThat(owner.page().getByText("Won. Congratulations!")).isVisible();
            owner.isContent();
        }
        try (Visitor owner = screens.phone().signedInAs(REP)) {
            owner.goTo("opportunities");
            owner.screenshot("board");
            owner.isContent();
        }
        try (Visitor manager = screens.desk().signedInAs("manager-1")) {
            manager.goTo("team");
            assertThat(manager.page().getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile(REP)))).isVisible();
            assertThat(manager.page().locator(".chart svg")).isVisible();
            manager.screenshot("team");
            manager.goTo("inbox");
            assertThat(manager.page().getByRole(AriaRole.ARTICLE).first()).isVisible();
            manager.screenshot("inbox-team");
            manager.isContent();
        }
    }

    @Test
    void itSpeaksChinese() {
        String lead = acceptedLead();
        try (Visitor rep = screens.phone().signedInAs(REP)) {
            // When
            rep.page().getByRole(AriaRole.BUTTON, named("中文")).click();

            // Then
            assertThat(rep.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("收件箱"))).isVisible();
            assertThat(rep.page().locator("html")).hasAttribute("lang", "zh-CN");
            rep.screenshot("inbox-chinese");
            rep.goTo("leads/" + lead);
            assertThat(rep.page().getByText("评价：好").or(rep.page().getByText("评价: 好"))).isVisible();
            rep.screenshot("story-chinese");
            rep.isContent();
        }
    }

    @Test
    void thereIsAWordForEveryState() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // Given, when, then
            rep.page().route("**/api/pipeline/inbox?*", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody("{\"leads\": []}")));
            rep.page().reload();
            assertThat(rep.page().getByText("Nothing waits for you")).isVisible();
            rep.screenshot("state-empty");

            List<Route> held = new ArrayList<>();
            boolean[] isAway = {false};
            rep.page().unroute("**/api/pipeline/inbox?*");
            rep.page().route("**/api/pipeline/inbox?*", route -> {
                if (isAway[0]) {
                    isAway(route);
                } else {
                    held.add(route);
                }
            });
            rep.page().reload();
            assertThat(rep.page().locator(".bone").first()).isVisible();
            rep.screenshot("state-loading");

            // what is asked from now on as well: the inbox is read again once the page knows from where on it is told of changes
            isAway[0] = true;
            held.forEach(ConsoleIT::isAway);
            assertThat(rep.page().getByText("This could not be loaded")).isVisible();
            assertThat(rep.page().getByRole(AriaRole.BUTTON, named("Try again"))).isVisible();
            rep.screenshot("state-failed");

            rep.page().navigate(screens.console() + "/#/refused");
            assertThat(rep.page().getByText("This page is not for your role")).isVisible();
            rep.screenshot("state-no-permission");
            rep.page().navigate(screens.console() + "/#/nowhere");
            assertThat(rep.page().getByText("There is no such page")).isVisible();
            rep.isContentBut("503 (Service Unavailable)");
        }
    }

    @Test
    void noPageEverHasAToken() {
        try (Visitor rep = screens.desk().signedInAs(REP)) {
            // When
            sixLeads();
            assertThat(rep.page().getByRole(AriaRole.ARTICLE).first()).isVisible();

            // Then
            String kept = (String) rep.page().evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, document.documentElement.outerHTML])");
            assertThat(kept).doesNotContainPattern(TOKEN).doesNotContain("tandem-session");
            assertThat(rep.page().context().cookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.sameSite).hasToString("STRICT");
                assertThat(cookie.value).doesNotContainPattern(TOKEN);
            });
            assertThat(rep.responses()).isNotEmpty().allSatisfy(response -> assertThat(response.headers().toString()).doesNotContainPattern(TOKEN));
        }
    }

    private static void isAway(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/problem+json")
                .setBody("{\"type\": \"urn:tandem:problem:service-away\", \"status\": 503}"));
    }

    /** @return what tells this round's leads from those of another */
    private static String sixLeads() {
        Api form = Api.ofPage(screens.platform().service(Platform.CAPTURE));
        String round = "Works " + ++captured;
        for (int i = 0; i < PEOPLE.size(); i++) {
            Api.Answer answer = form.post("/forms/" + CaptureService.FORM + "/submissions", """
                    {"email": "person-%d-%d@customer.example", "name": "%s", "company": "%s, %s", "jobTitle": "Head of Operations", "country": "BR"}"""
                    .formatted(captured, i, PEOPLE.get(i), COMPANIES.get(i), round));
            assertThat(answer.status()).isEqualTo(202);
        }
        return round;
    }

    /** Of the rep, with a verdict. */
    private static String acceptedLead() {
        Api rep = as(Platform.PIPELINE, REP, "sales-rep");
        String round = sixLeads();
        String[] lead = new String[1];
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            lead[0] = null;
            for (JsonNode entry : rep.get("/inbox?limit=50").body().path("leads")) {
                if (entry.path("who").path("company").asText().endsWith(round)) {
                    lead[0] = entry.path("leadId").asText();
                }
            }
            assertThat(lead[0]).isNotNull();
        });
        Api.Answer accepted = rep.post("/leads/" + lead[0] + "/accept", "{}");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(as(Platform.FEEDBACK, REP, "sales-rep").post("/leads/" + lead[0] + "/verdicts?after="
                + accepted.body().findValue("eventId").asText(), "{\"verdict\": \"good\"}").status()).isEqualTo(201);
        return lead[0];
    }

    private static Api as(String service, String user, String role) {
        return Api.of(screens.platform().service(service), screens.platform().token(user, role));
    }

    /** Always the same one, however many come after it: the newest are first. */
    private static Locator oneOf(Visitor rep, String round) {
        Locator ofRound = rep.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(round));
        String name = ofRound.first().getByRole(AriaRole.HEADING).innerText();
        return ofRound.filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void tap(Locator where, String name) {
        where.getByRole(AriaRole.BUTTON, in(name)).first().click();
    }
}

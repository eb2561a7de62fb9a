package org.tandem.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.platform.Api;
import org.tandem.platform.CaptureService;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tandem.console.Screens.in;

/** Marketing in front of what was refused: why, and how it becomes a lead after all. Nobody but lead-capture is asked. */
class RefusedCapturesIT {

    private static final String MARKETING = "marketing-1";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    static Path state;
    private static Screens screens;
    private static int refused;

    @BeforeAll
    static void start() {
        screens = Screens.start("refused", state, List.of(Platform.CAPTURE), Map.of());
    }

    @AfterAll
    static void stop() {
        if (screens != null) {
            screens.close();
        }
    }

    @Test
    void marketingSeesWhatWasRefusedAndWhy() throws Exception {
        // Given
        String company = refused(JSON, "{\"email\": \"nobody at all\", \"company\": \"%s\"}");
        try (Visitor marketing = screens.desk()) {
            seesWhyItWasRefused(marketing, company);
        }
        try (Visitor marketing = screens.phone()) {
            seesWhyItWasRefused(marketing, company);
        }
    }

    @Test
    void whatWasRefusedIsBroughtAfterAll() throws Exception {
        // Given
        String company = refused(JSON, "{\"email\": \"nobody at all\", \"company\": \"%s\"}");
        String email = email();
        try (Visitor marketing = screens.phone().signedInAs(MARKETING)) {
            Locator sheet = correct(marketing, company);
            assertThat(sheet.getByLabel("Company")).hasValue(company);
            assertThat(sheet).containsText("is not an e-mail address");
            marketing.screenshot("refused-correct");

            // When
            sheet.getByLabel("E-mail").fill("nobody again");
            tap(sheet, "Send it again");
            assertThat(sheet.getByRole(AriaRole.ALERT)).hasText("Something is still wrong, see above.");
            sheet.getByLabel("E-mail").fill(email);
            tap(sheet, "Send it again");

            // Then
            assertThat(marketing.page().getByText("Taken in. It is a lead now.")).isVisible();
            assertThat(row(marketing, company)).hasCount(0);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                    assertThat(reader().get("/leads?email=" + email).body().path("leads")).hasSize(1));
            marketing.isContentBut("400 (Bad Request)");
        }
    }

    /** Where the visitor came from is in no field that anybody is asked about. */
    @Test
    void aCorrectedFormKeepsWhatElseWasSent() throws Exception {
        // Given
        String company = refused(FORM, "mail=nobody&tel=%%2B55+11+91234-5678&organisation=%s&first_name=Ana&utm_campaign=autumn&favourite=green");
        try (Visitor marketing = screens.desk().signedInAs(MARKETING)) {
            Locator sheet = correct(marketing, company);
            assertThat(sheet.getByLabel("E-mail")).hasValue("nobody");
            assertThat(sheet.getByLabel("Phone")).hasValue("+55 11 91234-5678");
            assertThat(sheet.getByLabel("Company")).hasValue(company);
            assertThat(sheet.getByLabel("First name")).hasValue("Ana");
            marketing.screenshot("refused-correct");

            // When
            sheet.getByLabel("E-mail").fill(email());
            Request sent = marketing.page().waitForRequest("**/correction", () -> tap(sheet, "Send it again"));

            // Then
            assertThat(sent.postData()).contains("\"phone\":\"+55 11 91234-5678\"", "\"utm\":{\"campaign\":\"autumn\"}", "\"properties\":{\"favourite\":\"green\"}");
            assertThat(marketing.page().getByText("Taken in. It is a lead now.")).isVisible();
            marketing.isContent();
        }
    }

    @Test
    void whatCannotBeReadIsBroughtFromNothing() throws Exception {
        // Given
        String company = refused(JSON, "{\"email\": \"nobody at all\", \"company\": \"%s\"");
        try (Visitor marketing = screens.desk().signedInAs(MARKETING)) {
            Locator sheet = correct(marketing, company);
            assertThat(sheet.getByLabel("Company")).hasValue("");

            // When
            sheet.getByLabel("E-mail").fill(email());
            tap(sheet, "Send it again");

            // Then
            assertThat(marketing.page().getByText("Taken in. It is a lead now.")).isVisible();
            marketing.isContent();
        }
    }

    private static void seesWhyItWasRefused(Visitor marketing, String company) {
        // When
        marketing.signedInAs(MARKETING);
        marketing.goTo("refused");

        // Then
        Locator row = row(marketing, company);
        assertThat(row).containsText("is not an e-mail address");
        row.locator("summary").click();
        assertThat(row.locator("pre")).containsText("nobody at all");
        marketing.screenshot("refused");
        marketing.isContent();
    }

    /** @return the company that tells this one from others; in one word, since forms write the space between two in their own way */
    private static String refused(String contentType, String body) throws IOException, InterruptedException {
        String company = "Moinho" + ++refused;
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(
                        screens.platform().service(Platform.CAPTURE).base() + "/forms/" + CaptureService.FORM + "/submissions"))
                .header("Content-Type", contentType).header("Origin", CaptureService.ORIGIN)
                .POST(HttpRequest.BodyPublishers.ofString(body.formatted(company))).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(reader().get("/rejected-captures").body().toString()).contains(company));
        return company;
    }

    private static String email() {
        return "moinho-" + refused + "@customer.example";
    }

    private static Api reader() {
        return Api.of(screens.platform().service(Platform.CAPTURE), screens.platform().token(MARKETING, "marketing"));
    }

    private static Locator row(Visitor marketing, String company) {
        return marketing.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(company));
    }

    private static Locator correct(Visitor marketing, String company) {
        marketing.goTo("refused");
        tap(row(marketing, company), "Correct");
        return marketing.page().getByRole(AriaRole.DIALOG);
    }

    private static void tap(Locator where, String name) {
        where.getByRole(AriaRole.BUTTON, in(name)).click();
    }
}

package org.tandem.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.service.Jars;
import org.tandem.platform.Api;
import org.tandem.platform.CaptureService;
import org.tandem.platform.ConsoleProcess;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** People in front of the console: what they see of a lead, and what they do with it, on a desk and on a phone. */
class ConsoleIT {

    @TempDir
    static Path state;
    private static Path screenshots;
    private static Platform platform;
    private static ConsoleProcess console;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        if (Chromium.executable().isEmpty()) {
            String why = "THE CONSOLE IS NOT LOOKED AT: there is no Chromium; install one, or name it with -Dtandem.chromium=<path>";
            System.err.println(why);
            assertThat(System.getenv("CI")).as(why).isNull();
            Assumptions.abort(why);
        }
        Path target = Jars.root().resolve("system-tests/target");
        screenshots = Files.createDirectories(target.resolve("screenshots"));
        platform = Platform.start(state, target.resolve("console"));
        console = platform.launchConsole(state);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void aLeadThatArrivesIsAnsweredOnAPhone() {
        // Given
        Api form = Api.ofPage(platform.service(Platform.CAPTURE));
        try (Visitor rep = Visitor.withAPhone(chromium.browser(), console.base(), screenshots).signedInAs("rep-ana")) {
            rep.screenshot("inbox-empty");

            // When
            submit(form, "ana", "Ana Souza", "Moinho Azul");

            // Then
            Locator card = rep.page().getByRole(AriaRole.ARTICLE, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Ana Souza"));
            assertThat(card).isVisible();
            rep.screenshot("inbox-new-lead");

            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept")).click();
            assertThat(rep.page().getByText("Accepted. It is yours.")).isVisible();
            rep.screenshot("inbox-accepted");
            assertThat(rep.complaints()).isEmpty();
        }
    }

    private static void submit(Api form, String user, String name, String company) {
        Api.Answer answer = form.post("/forms/" + CaptureService.FORM + "/submissions", """
                {"email": "%s@customer.example", "name": "%s", "company": "%s"}""".formatted(user, name, company));
        assertThat(answer.status()).isEqualTo(202);
    }
}

package org.tandem.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody in front of one screen. Whatever the browser complains about is remembered. */
final class Visitor implements AutoCloseable {

    /** Room for a machine that does much else at the same time; nobody waits for it who need not. */
    static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final URI console;
    private final Path screenshots;
    private final String screen;
    private final List<String> complaints = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();

    private Visitor(BrowserContext context, URI console, Path screenshots, String screen) {
        this.context = context;
        this.console = console;
        this.screenshots = screenshots;
        this.screen = screen;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onResponse(responses::add);
    }

    static Visitor atADesk(Browser browser, URI console, Path screenshots) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")), console, screenshots, "desktop");
    }

    static Visitor withAPhone(Browser browser, URI console, Path screenshots) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2)
                .setHasTouch(true).setIsMobile(true).setLocale("en-GB").setTimezoneId("Europe/Berlin")), console, screenshots, "phone");
    }

    Page page() {
        return page;
    }

    Visitor signedInAs(String person) {
        page.navigate(console.toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(person)).click();
        page.locator("main#content h1, main#content h2").first().waitFor();
        return this;
    }

    void goTo(String hash) {
        page.navigate(console + "/#/" + hash);
        page.locator("main#content h1").waitFor();
    }

    /**
     * At a desk the whole page; of a phone what the hand holds, because bars stay where they are. No page is wider than its screen: a phone
     * would make all of it smaller and leave the bar at the bottom out of sight.
     */
    void screenshot(String name) {
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= screen.width")).as("%s fits the %s", name, screen).isTrue();
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve(name + "-" + screen + ".png"))
                .setFullPage(screen.equals("desktop")));
    }

    /** The browser complained about nothing. */
    void isContent() {
        assertThat(complaints).isEmpty();
    }

    /** The browser complained about nothing but what was provoked. */
    void isContentBut(String provoked) {
        assertThat(complaints).allSatisfy(complaint -> assertThat(complaint).contains(provoked));
    }

    List<Response> responses() {
        return responses;
    }

    @Override
    public void close() {
        context.close();
    }
}

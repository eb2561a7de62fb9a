package org.tandem.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Assumptions;
import org.tandem.local.service.Jars;
import org.tandem.platform.ConsoleProcess;
import org.tandem.platform.Platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

/** The console with services behind it, and screens to sit down in front of. */
final class Screens implements AutoCloseable {

    /** One after the other: nobody waits for a page while five JVMs start at once. */
    private static final Duration START = Duration.ofMinutes(3);

    private final Platform platform;
    private final Path screenshots;
    private ConsoleProcess console;
    private Chromium chromium;

    private Screens(Platform platform, Path screenshots) {
        this.platform = platform;
        this.screenshots = screenshots;
    }

    /**
     * Without a Chromium nothing is looked at: that is said, and no test fails but where everything must be looked at.
     *
     * @param what     is looked at; names the folder of the logs
     * @param modules  the services that are needed, in the order in which they start
     * @param settings of services that need more than all have
     */
    static Screens start(String what, Path state, List<String> modules, Map<String, List<String>> settings) {
        if (Chromium.executable().isEmpty()) {
            String why = "NOBODY LOOKS AT THE " + what.toUpperCase(Locale.ROOT)
                    + ": there is no Chromium; install one, or name it with -Dtandem.chromium=<path>";
            System.err.println(why);
            assertThat(System.getenv("CI")).as(why).isNull();
            Assumptions.abort(why);
        }
        Path target = Jars.root().resolve("system-tests/target");
        Screens screens = new Screens(Platform.withoutServices(state, target.resolve(what)), folder(target.resolve("screenshots")));
        try {
            modules.forEach(module -> screens.platform.launch(module, module, settings.getOrDefault(module, List.of())).awaitReady(START));
            screens.console = screens.platform.launchConsole(state);
            screens.chromium = Chromium.start();
        } catch (RuntimeException | Error e) {
            screens.close();
            throw e;
        }
        setDefaultAssertionTimeout(Visitor.PATIENCE_MILLIS);
        return screens;
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Platform platform() {
        return platform;
    }

    URI console() {
        return console.base();
    }

    Visitor desk() {
        return Visitor.atADesk(chromium.browser(), console(), screenshots);
    }

    Visitor phone() {
        return Visitor.withAPhone(chromium.browser(), console(), screenshots);
    }

    /** @param name all of it: a part of a name can be a part of another, too, as soon as that is on the page */
    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** @param words as a pattern of the browser, in a name that says more than these */
    static Page.GetByRoleOptions saying(String words) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(words));
    }

    /** As {@link #named}. */
    static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    @Override
    public void close() {
        if (chromium != null) {
            chromium.close();
        }
        platform.close();
    }
}

package org.tandem.console.session.development;

import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.console.ConsoleConfig;
import org.tandem.rest.start.SettingsCheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where anybody may be anybody, nobody else may get in. */
@ApplicationScoped
class DevelopmentSettings implements SettingsCheck {

    private static final String ON = "tandem.console.development-sign-in.enabled=true";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    private static final Set<String> PROFILES = Set.of("local", "dev", "test");

    private final ConsoleConfig.DevelopmentSignIn config;
    private final String host;
    private final List<String> profiles;

    /** Named, because of two constructors CDI takes none, and says nothing: nobody would have refused anything. */
    @Inject
    DevelopmentSettings(ConsoleConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this(config.developmentSignIn(), host, ConfigUtils.getProfiles());
    }

    DevelopmentSettings(ConsoleConfig.DevelopmentSignIn config, String host, List<String> profiles) {
        this.config = config;
        this.host = host;
        this.profiles = profiles;
    }

    /** Refused wherever it runs: production is where it must not be possible to overlook. */
    @Override
    public List<String> broken() {
        if (!config.isEnabled()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        if (profiles.isEmpty() || !PROFILES.containsAll(profiles)) {
            problems.add(ON + " lets everybody in as anybody, and the profile is " + String.join(",", profiles)
                    + ": remove it and set quarkus.oidc.auth-server-url");
        }
        if (!THIS_MACHINE.contains(host)) {
            problems.add(ON + " lets everybody in as anybody, and quarkus.http.host=" + host
                    + " lets others connect: set quarkus.http.host=127.0.0.1");
        }
        if (config.keyFile().isEmpty() || !Files.isReadable(Path.of(config.keyFile().get()))) {
            problems.add("tandem.console.development-sign-in.key-file=" + config.keyFile().orElse("")
                    + " cannot be read: name the file that signs tokens, such as .tandem/keys/tokens");
        }
        if (config.people().isEmpty()) {
            problems.add(ON + " and there is nobody to be: set tandem.console.development-sign-in.people.<id>=<role>");
        }
        return problems;
    }
}

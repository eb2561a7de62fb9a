package org.tandem.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.console.ConsoleConfig;
import org.tandem.rest.start.SettingsCheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody has to sign people in, and the pages need services. */
@ApplicationScoped
class ProviderSettings implements SettingsCheck {

    private final ConsoleConfig config;
    private final Optional<String> provider;
    private final Optional<String> client;

    ProviderSettings(ConsoleConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
                     @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client) {
        this.config = config;
        this.provider = provider;
        this.client = client;
    }

    @Override
    public List<String> unsafe() {
        List<String> problems = new ArrayList<>();
        if (!config.developmentSignIn().isEnabled() && (provider.isEmpty() || client.isEmpty())) {
            problems.add("quarkus.oidc.auth-server-url and quarkus.oidc.client-id are not both set: nobody can sign in, give both");
        }
        if (config.services().isEmpty()) {
            problems.add("tandem.console.services is empty: say where the services are, such as"
                    + " tandem.console.services.pipeline=http://pipeline:8080");
        }
        return problems;
    }
}

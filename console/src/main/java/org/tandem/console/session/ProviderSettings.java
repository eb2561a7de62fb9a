package org.tandem.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.console.ConsoleConfig;
import org.tandem.rest.start.SettingsCheck;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody has to sign people in, and the pages need services. */
@ApplicationScoped
class ProviderSettings implements SettingsCheck {

    /** As it can stand in an address of the console. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

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
    public List<String> broken() {
        List<String> problems = new ArrayList<>();
        config.services().forEach((name, service) -> {
            String setting = "tandem.console.services." + name;
            if (!NAME.matcher(name).matches()) {
                problems.add(setting + " can be reached under no address: name it with small letters, digits and hyphens, such as lead-capture");
            }
            if (!isBase(service.url())) {
                problems.add(setting + "=" + service.url() + " is not where a service is: give scheme, host and port alone, such as http://pipeline:8080");
            }
        });
        return problems;
    }

    /** What more there is would be left out of every request, and nobody would know why the answer is wrong. */
    private static boolean isBase(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null && url.getRawUserInfo() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/")) && url.getRawQuery() == null && url.getRawFragment() == null;
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

package org.tandem.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the services are, and who signs people in. Everything about the provider is {@code quarkus.oidc.*}. */
@ConfigMapping(prefix = "tandem.console")
public interface ConsoleConfig {

    /** The services whose public APIs pages may use, by the name that stands in {@code /api/{name}/…}. */
    Map<String, Service> services();

    /** Longest silence of a service before its answer is given up; whoever waits for a change is answered sooner. */
    @WithDefault("45s")
    Duration patience();

    /** In place of a provider, on the machine of whoever tries Tandem out. */
    DevelopmentSignIn developmentSignIn();

    interface Service {

        /** Scheme, host and port, such as {@code http://pipeline:8080}. */
        @WithParentName
        URI url();
    }

    interface DevelopmentSignIn {

        /** Anybody may be anybody: refused unless the profile is {@code local} and only this machine can connect. */
        @WithDefault("false")
        @WithName("enabled")
        boolean isEnabled();

        /** PKCS 8 in base64, in one line: what signs the tokens that the services accept. */
        Optional<String> keyFile();

        /** What the services have as {@code quarkus.oidc.token.issuer}. */
        @WithDefault("https://tandem.local")
        String issuer();

        /** What the services have as {@code quarkus.oidc.token.audience}. */
        @WithDefault("tandem")
        String audience();

        /** Who there is to be: the role of each, by the id that stands on the stream. */
        Map<String, String> people();
    }
}

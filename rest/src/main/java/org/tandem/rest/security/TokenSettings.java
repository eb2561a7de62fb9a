package org.tandem.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.rest.start.SettingsCheck;

import java.util.List;
import java.util.Optional;

/** People come with bearer tokens, and somebody must be able to say whether they are real. */
@ApplicationScoped
class TokenSettings implements SettingsCheck {

    private final boolean tokensCanBeVerified;

    TokenSettings(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
                  @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey) {
        this.tokensCanBeVerified = provider.isPresent() || publicKey.isPresent();
    }

    @Override
    public List<String> unsafe() {
        return tokensCanBeVerified ? List.of() : List.of("neither quarkus.oidc.auth-server-url nor quarkus.oidc.public-key is"
                + " set: bearer tokens cannot be verified, give one of them");
    }
}

package org.tandem.rest.security;

import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TokenSettingsTest {

    @Test
    void withoutAnyWayToVerifyTokensItIsUnsafe() {
        assertThat(new TokenSettings(Optional.empty(), Optional.empty()).unsafe()).singleElement().asString()
                .contains("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key").doesNotContain("\n");
    }

    @Test
    void oneWayIsEnough() {
        assertThat(new TokenSettings(Optional.of("https://login.example.com"), Optional.empty()).unsafe()).isEmpty();
        assertThat(new TokenSettings(Optional.empty(), Optional.of("a key")).unsafe()).isEmpty();
    }
}

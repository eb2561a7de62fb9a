package org.tandem.platform;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Signs people in: what it signs is accepted by every service that was started with its {@link #settings}. */
public final class Tokens {

    private static final String ISSUER = "https://tandem.test";
    private static final String AUDIENCE = "tandem";

    private final KeyPair keys = keyPair();

    /** A bearer token, good for the whole of a test. */
    public String token(String user, String... roles) {
        return BearerToken.of(keys.getPrivate(), ISSUER, AUDIENCE, user, roles);
    }

    List<String> settings() {
        return List.of(
                "-Dquarkus.oidc.public-key=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "-Dquarkus.oidc.token.issuer=" + ISSUER,
                "-Dquarkus.oidc.token.audience=" + AUDIENCE);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}

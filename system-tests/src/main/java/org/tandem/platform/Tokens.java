package org.tandem.platform;

import org.tandem.local.service.ServiceSettings;
import org.tandem.local.token.BearerToken;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs people in: what it signs is accepted by every service that was started with its {@link #publicKey}. */
public final class Tokens {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final KeyPair keys = keyPair();

    /** A bearer token, good for the whole of a test. */
    public String token(String user, String... roles) {
        return BearerToken.of(keys.getPrivate(), ServiceSettings.ISSUER, ServiceSettings.AUDIENCE, user, Instant.now(),
                LIFETIME, roles);
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    /** What signs them, as a console with the development sign-in reads it: PKCS 8 in base64. */
    String privateKey() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
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

package org.tandem.console.session.development;

import io.smallrye.jwt.build.Jwt;
import org.tandem.console.ConsoleConfig;
import org.tandem.console.session.Person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Signs the tokens that a provider would sign. */
final class DevelopmentTokens {

    static final Duration LIFETIME = Duration.ofHours(1);

    private final PrivateKey key;
    private final String issuer;
    private final String audience;

    DevelopmentTokens(ConsoleConfig.DevelopmentSignIn config) {
        this.key = key(Path.of(config.keyFile().orElseThrow()));
        this.issuer = config.issuer();
        this.audience = config.audience();
    }

    String of(Person person, Instant now) {
        return Jwt.issuer(issuer).audience(audience).subject(person.id()).groups(Set.copyOf(person.roles()))
                .issuedAt(now).expiresAt(now.plus(LIFETIME)).sign(key);
    }

    private static PrivateKey key(Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " holds no RSA key in PKCS 8", e);
        }
    }
}

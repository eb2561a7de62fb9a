package org.tandem.test;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.smallrye.jwt.build.Jwt;

/** Bearer tokens as a service under {@link KafkaAndPostgres} accepts them, and one of each kind that it must refuse. */
public final class Tokens {

    public static final String ISSUER = "https://tandem.example/test";
    public static final String AUDIENCE = "tandem";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private Tokens() {
    }

    public static String of(String user, String... roles) {
        return token(user, roles, AUDIENCE, Instant.now(), SigningKey.privateKey());
    }

    /** Was valid until an hour ago. */
    public static String expired(String user, String... roles) {
        return token(user, roles, AUDIENCE, Instant.now().minus(LIFETIME.multipliedBy(2)), SigningKey.privateKey());
    }

    /** Made by the right issuer for somebody else. */
    public static String wrongAudience(String user, String... roles) {
        return token(user, roles, "somebody-else", Instant.now(), SigningKey.privateKey());
    }

    /** Says all the right things and is signed by a stranger. */
    public static String foreignKey(String user, String... roles) {
        return token(user, roles, AUDIENCE, Instant.now(), SigningKey.foreignKey());
    }

    private static String token(String user, String[] roles, String audience, Instant issued, PrivateKey key) {
        return Jwt.issuer(ISSUER)
                .subject(user)
                .groups(Set.of(roles))
                .audience(audience)
                .issuedAt(issued)
                .expiresAt(issued.plus(LIFETIME))
                .sign(key);
    }
}

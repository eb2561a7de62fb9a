package org.tandem.local.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A signed token (RS256) as the services take it, from plain JDK parts: nobody's library checks itself. */
public final class BearerToken {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private BearerToken() {
    }

    /** @param user the {@code sub}: an opaque id, of letters, digits and what needs no escape in JSON */
    public static String of(PrivateKey key, String issuer, String audience, String user, Instant issuedAt, Duration lifetime,
                            String... roles) {
        long now = issuedAt.getEpochSecond();
        String groups = Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(","));
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + '.' + base64("""
                {"iss":"%s","aud":"%s","sub":"%s","groups":[%s],"iat":%d,"exp":%d}"""
                .formatted(issuer, audience, user, groups, now, now + lifetime.toSeconds()));
        return signed + '.' + BASE64.encodeToString(signature(key, signed));
    }

    private static byte[] signature(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA256withRSA", e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }
}

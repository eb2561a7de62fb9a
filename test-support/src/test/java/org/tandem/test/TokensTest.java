package org.tandem.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

class TokensTest {

    @Test
    void sayWhoAndInWhichRolesAndAreSignedWithTheKeyOfThisJvm() throws Exception {
        var token = Tokens.of("ada", "marketing", "admin");

        var claims = claims(token);
        assertThat(claims.getString("sub")).isEqualTo("ada");
        assertThat(claims.getString("iss")).isEqualTo("https://tandem.example/test");
        assertThat(claims.getString("aud")).isEqualTo("tandem");
        assertThat(claims.getJsonArray("groups").getValuesAs(role -> ((JsonString) role).getString()))
                .containsExactlyInAnyOrder("marketing", "admin");
        assertThat(expiry(claims)).isAfter(Instant.now());
        assertThat(isTrusted(token)).isTrue();
    }

    @Test
    void areWrongInExactlyOneWay() throws Exception {
        var expired = Tokens.expired("ada", "admin");
        assertThat(expiry(claims(expired))).isBefore(Instant.now());
        assertThat(isTrusted(expired)).isTrue();

        var wrongAudience = Tokens.wrongAudience("ada", "admin");
        assertThat(claims(wrongAudience).getString("aud")).isNotEqualTo("tandem");
        assertThat(isTrusted(wrongAudience)).isTrue();

        var foreign = Tokens.foreignKey("ada", "admin");
        assertThat(claims(foreign).getString("aud")).isEqualTo("tandem");
        assertThat(isTrusted(foreign)).isFalse();
    }

    private static JsonObject claims(String token) {
        var json = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        return Json.createReader(new StringReader(json)).readObject();
    }

    private static Instant expiry(JsonObject claims) {
        return Instant.ofEpochSecond(claims.getInt("exp"));
    }

    private static boolean isTrusted(String token) throws Exception {
        var parts = token.split("\\.");
        var publicKey = new X509EncodedKeySpec(Base64.getDecoder().decode(SigningKey.publicKeyPemBody()));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(publicKey));
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}

package org.tandem.local.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BearerTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void saysWhoAndWhatAndUntilWhenAndIsSigned() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        String[] parts = BearerToken.of(keys.getPrivate(), "https://issuer.example", "tandem", "rep-1", NOW,
                Duration.ofMinutes(5), "sales-rep", "analyst").split("\\.");

        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims).isEqualTo(new ObjectMapper().readTree("""
                {"iss":"https://issuer.example","aud":"tandem","sub":"rep-1","groups":["sales-rep","analyst"],
                 "iat":1767225600,"exp":1767225900}"""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }
}

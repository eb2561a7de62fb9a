package org.tandem.kubernetes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The small installation's secrets fit each other and what reads them, and are made once. */
class NewSecretsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsMadeFitsAndIsKept() throws Exception {
        Rendered.skipWithout("openssl", "version");
        // Given
        Path small = scriptBesideLeadCapture();

        // When
        Rendered.run(small, "sh", "new-secrets");
        Map<String, String> made = files(small.resolve("secrets"));
        Files.createDirectories(folder.resolve("base/scoring"));
        Files.createFile(folder.resolve("base/scoring/service.properties"));
        Rendered.run(small, "sh", "new-secrets");
        Map<String, String> again = files(small.resolve("secrets"));

        // Then what signs tokens and what checks them are one pair, as ./tandem token and a service read them
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        var signs = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(made.get("keys/tokens").strip())));
        String checks = made.get("platform.env").lines().findFirst().orElseThrow().replace("QUARKUS_OIDC_PUBLIC_KEY=", "");
        assertThat(((RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(checks)))).getModulus())
                .isEqualTo(signs.getModulus());
        assertThat(UUID.fromString(made.get("identity.env").strip().replace("namespace=", "")).version()).isEqualTo(4);
        String[] credentials = made.get("lead-capture-db-app.env").split("[=\n]");
        assertThat(credentials).hasSize(4).startsWith("username", "lead_capture", "password");
        assertThat(made.get("databases.env")).isEqualTo("lead_capture=" + credentials[3] + "\n");
        // and a service more changes nothing that was there
        assertThat(again).containsKey("scoring-db-app.env");
        for (String file : new String[] {"keys/tokens", "keys/sender", "identity.env", "postgres.env", "lead-capture-db-app.env", "platform.env"}) {
            assertThat(again).containsEntry(file, made.get(file));
        }
    }

    @Test
    void whatOpensslCannotMakeIsSaidAndNotLeftOut() throws Exception {
        // Given an older openssl, that does not know an option
        Path small = scriptBesideLeadCapture();
        Path openssl = Files.createDirectories(small.resolve("bin")).resolve("openssl");
        Files.writeString(openssl, "#!/bin/sh\necho 'genpkey: Unknown option' >&2\nexit 1\n");
        assertThat(openssl.toFile().setExecutable(true)).isTrue();

        // When
        assertThatThrownBy(() -> Rendered.run(small, "sh", "-c", "PATH=$PWD/bin:$PATH sh new-secrets"))
                // Then
                .hasMessageContaining("Unknown option").hasMessageContaining("openssl made no key");
    }

    private Path scriptBesideLeadCapture() throws IOException {
        Path small = Files.createDirectories(folder.resolve("overlays/small"));
        Files.copy(Repository.root().resolve("deploy/kubernetes/overlays/small/new-secrets"), small.resolve("new-secrets"));
        Files.createDirectories(folder.resolve("base/lead-capture"));
        Files.createFile(folder.resolve("base/lead-capture/service.properties"));
        return small;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

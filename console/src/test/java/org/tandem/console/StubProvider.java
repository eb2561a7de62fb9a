package org.tandem.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An OIDC provider that knows one person and gives tokens for any code. */
public class StubProvider implements QuarkusTestResourceLifecycleManager {

    /** What came to the token endpoint. */
    public static final ConcurrentLinkedQueue<String> EXCHANGED = new ConcurrentLinkedQueue<>();

    private HttpServer server;
    private KeyPair keys;
    private String issuer;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/jwks"}"""
                    .formatted(issuer)));
            server.createContext("/jwks", exchange -> json(exchange, jwks()));
            server.createContext("/token", this::token);
            server.start();
            return Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.auth-server-url", issuer, "quarkus.oidc.client-id", "console",
                    "quarkus.oidc.credentials.secret", "a-secret-of-these-tests-and-nobody-else",
                    "tandem.console.development-sign-in.enabled", "false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        EXCHANGED.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String id = Jwt.issuer(issuer).audience("console").subject("rep-7").expiresIn(600).jws().keyId("1").sign(keys.getPrivate());
        String access = Jwt.issuer(issuer).audience("tandem").subject("rep-7").groups(Set.of("sales-rep", "offline_access"))
                .claim("of-the-company", random(2_500)).expiresIn(600).jws().keyId("1").sign(keys.getPrivate());
        json(exchange, "{\"id_token\": \"%s\", \"access_token\": \"%s\", \"refresh_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 600}"
                .formatted(id, access, random(1_500)));
    }

    /** As companies' providers have it, with all that they say of a person: an access token of about 4 KiB, and one to renew it. */
    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"1\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    /** Without the byte of the sign. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}

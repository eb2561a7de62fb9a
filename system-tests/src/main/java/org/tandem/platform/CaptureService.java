package org.tandem.platform;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The packaged lead-capture service with one known sender and one form, as a process. */
public final class CaptureService {

    public static final String MODULE = "lead-capture-service";
    public static final String SENDER = "load";
    public static final String SECRET = "a-secret-of-the-system-tests-only";
    public static final String FORM = "demo";
    public static final String ORIGIN = "https://www.example.com";
    public static final UUID NAMESPACE = UUID.fromString("7d0c5d52-51a4-4a53-9a1a-5a2c5b0c9d11");

    /** What the embedded platform gives a service on a small machine. */
    public static final List<String> SMALL_JVM =
            List.of("-Xms128m", "-Xmx128m", "-Xmn72m", "-XX:SurvivorRatio=2", "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError");

    private static final String ISSUER = "https://tandem.test";
    private static final String AUDIENCE = "tandem";
    private static final Duration START = Duration.ofSeconds(60);

    private final ManagedProcess process;
    private final int port;
    private final KeyPair keys;

    private CaptureService(ManagedProcess process, int port, KeyPair keys) {
        this.process = process;
        this.port = port;
        this.keys = keys;
    }

    /** @param jvm options of the JVM and further {@code -D} settings, which win over these here */
    public static CaptureService start(Processes processes, Servers.Broker broker, Servers.Database database, List<String> jvm) {
        CaptureService service = launch(processes, broker, database, jvm);
        service.awaitReady(START);
        return service;
    }

    /** Without waiting until it is ready. */
    public static CaptureService launch(Processes processes, Servers.Broker broker, Servers.Database database, List<String> jvm) {
        int port = FreePorts.one();
        KeyPair keys = keyPair();
        List<String> options = new ArrayList<>(List.of(
                "-Dquarkus.profile=prod",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + broker.bootstrap(),
                "-Dquarkus.datasource.jdbc.url=" + database.url(),
                "-Dquarkus.datasource.username=" + database.user(),
                "-Dquarkus.datasource.password=" + database.password(),
                "-Dtandem.identity.namespace=" + NAMESPACE,
                "-Dtandem.capture.senders." + SENDER + ".key-sha256=" + sha256(SECRET),
                "-Dtandem.capture.forms." + FORM + ".sender=" + SENDER,
                "-Dtandem.capture.forms." + FORM + ".campaign=spring",
                "-Dtandem.capture.forms." + FORM + ".allowed-origins=" + ORIGIN,
                "-Dquarkus.oidc.public-key=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "-Dquarkus.oidc.token.issuer=" + ISSUER,
                "-Dquarkus.oidc.token.audience=" + AUDIENCE));
        options.addAll(jvm);
        ManagedProcess process = processes.jar(MODULE, Jars.required(MODULE), options);
        return new CaptureService(process, port, keys);
    }

    public ManagedProcess process() {
        return process;
    }

    /** Until its tables hold what was on the stream when it started. */
    public void awaitReady(Duration within) {
        process.awaitHttp(base().resolve("/q/health/ready"), within);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A bearer token that it accepts. */
    public String token(String user, String... roles) {
        return BearerToken.of(keys.getPrivate(), ISSUER, AUDIENCE, user, roles);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

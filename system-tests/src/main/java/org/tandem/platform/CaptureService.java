package org.tandem.platform;

import org.tandem.local.process.Processes;
import org.tandem.local.process.ManagedProcess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The packaged lead-capture service with one known sender and one form. */
public final class CaptureService {

    public static final String MODULE = "lead-capture-service";
    public static final String SENDER = "load";
    public static final String SECRET = "a-secret-of-the-system-tests-only";
    public static final String FORM = "demo";
    public static final String ORIGIN = "https://www.example.com";
    public static final UUID NAMESPACE = UUID.fromString("7d0c5d52-51a4-4a53-9a1a-5a2c5b0c9d11");

    private final Service service;
    private final Tokens tokens;

    private CaptureService(Service service, Tokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    /** @param jvm options of the JVM and further {@code -D} settings, which win over these here */
    public static CaptureService start(Processes processes, Servers.Broker broker, Servers.Database database, List<String> jvm) {
        CaptureService service = launch(processes, broker, database, jvm);
        service.service.awaitReady();
        return service;
    }

    /** Without waiting until it is ready. */
    public static CaptureService launch(Processes processes, Servers.Broker broker, Servers.Database database, List<String> jvm) {
        Tokens tokens = new Tokens();
        List<String> own = new ArrayList<>(settings());
        own.addAll(jvm);
        return new CaptureService(Service.launch(processes, MODULE, MODULE, broker, database, tokens, own), tokens);
    }

    static List<String> settings() {
        return List.of(
                // all load comes from one address
                "-Dtandem.capture.submissions-at-once=1000000",
                "-Dtandem.capture.submissions-per-minute=1000000",
                "-Dtandem.identity.namespace=" + NAMESPACE,
                "-Dtandem.capture.senders." + SENDER + ".key-sha256=" + sha256(SECRET),
                "-Dtandem.capture.forms." + FORM + ".sender=" + SENDER,
                "-Dtandem.capture.forms." + FORM + ".campaign=spring",
                "-Dtandem.capture.forms." + FORM + ".allowed-origins=" + ORIGIN);
    }

    public ManagedProcess process() {
        return service.process();
    }

    /** Until its tables hold what was on the stream when it started. */
    public void awaitReady(Duration within) {
        service.awaitReady(within);
    }

    public InetSocketAddress address() {
        return service.address();
    }

    public URI base() {
        return service.base();
    }

    /** A bearer token that it accepts. */
    public String token(String user, String... roles) {
        return tokens.token(user, roles);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

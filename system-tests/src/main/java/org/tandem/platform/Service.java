package org.tandem.platform;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A packaged service as a process, with the settings that every service needs. */
public final class Service {

    /** What the embedded platform gives a service on a small machine. */
    public static final List<String> SMALL_JVM =
            List.of("-Xms128m", "-Xmx128m", "-Xmn72m", "-XX:SurvivorRatio=2", "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError");

    private static final Duration START = Duration.ofSeconds(60);

    private final ManagedProcess process;
    private final int port;

    private Service(ManagedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Without waiting until it is ready.
     *
     * @param name   of the process, unless another instance of the module has it
     * @param module such as {@code scoring-service}
     * @param own    the service's own settings and options of its JVM; the later ones win
     */
    public static Service launch(Processes processes, String name, String module, Servers.Broker broker,
                                 Servers.Database database, Tokens tokens, List<String> own) {
        int port = FreePorts.one();
        List<String> options = new ArrayList<>(List.of(
                "-Dquarkus.profile=prod",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + broker.bootstrap(),
                "-Dquarkus.datasource.jdbc.url=" + database.url(),
                "-Dquarkus.datasource.username=" + database.user(),
                "-Dquarkus.datasource.password=" + database.password()));
        options.addAll(tokens.settings());
        options.addAll(own);
        return new Service(processes.jar(name, Jars.required(module), options), port);
    }

    public ManagedProcess process() {
        return process;
    }

    /** Until its tables hold what was on the stream when it started. */
    public Service awaitReady() {
        awaitReady(START);
        return this;
    }

    public void awaitReady(Duration within) {
        process.awaitHttp(base().resolve("/q/health/ready"), within);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }
}

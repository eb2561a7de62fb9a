package org.tandem.platform;

import org.tandem.local.service.Jars;
import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.process.Processes;
import org.tandem.local.process.ManagedProcess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A packaged service as a process, with the settings that every service needs. */
public final class Service {

    /** What the embedded platform gives a service on a small machine. */
    public static final List<String> SMALL_JVM = LocalService.SMALL_JVM;

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
        List<String> options = new ArrayList<>(List.of("-Dquarkus.profile=prod",
                "-Dquarkus.datasource.username=" + database.user(),
                "-Dquarkus.datasource.password=" + database.password()));
        ServiceSettings.of(port, broker.bootstrap(), database.url(), tokens.publicKey())
                .forEach((setting, value) -> options.add("-D" + setting + "=" + value));
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

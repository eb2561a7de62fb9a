package org.tandem.platform;

import org.tandem.local.process.ManagedProcess;
import org.tandem.local.process.Processes;
import org.tandem.local.service.Jars;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.PrivateFile;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The packaged console as a process, with the development sign-in. */
public final class ConsoleProcess {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String SIGN_IN = "-Dtandem.console.development-sign-in.";

    private final ManagedProcess process;
    private final URI base;

    private ConsoleProcess(ManagedProcess process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * @param services by module
     * @param reps     whom one may be, besides one of each other role
     * @param keys     directory for the key that signs tokens
     */
    static ConsoleProcess start(Processes processes, Map<String, Service> services, Tokens tokens, Set<String> reps, Path keys) {
        int port = FreePorts.one();
        Path key = keys.resolve("tokens");
        PrivateFile.write(key, tokens.privateKey());
        List<String> options = new ArrayList<>(LocalConsole.JVM);
        options.addAll(List.of("-Dquarkus.profile=" + LocalConsole.PROFILE, "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
                SIGN_IN + "enabled=true", SIGN_IN + "key-file=" + key, SIGN_IN + "issuer=" + ServiceSettings.ISSUER,
                SIGN_IN + "audience=" + ServiceSettings.AUDIENCE, SIGN_IN + "people.marketing-1=marketing",
                SIGN_IN + "people.manager-1=sales-manager", SIGN_IN + "people.director-1=analyst", SIGN_IN + "people.admin-1=admin"));
        reps.forEach(rep -> options.add(SIGN_IN + "people." + rep + "=sales-rep"));
        services.forEach((module, service) ->
                options.add("-Dtandem.console.services." + module.replace("-service", "") + "=" + service.base()));
        ManagedProcess process = processes.jar(LocalConsole.ID, Jars.required(LocalConsole.MODULE), options);
        ConsoleProcess console = new ConsoleProcess(process, URI.create("http://127.0.0.1:" + port));
        process.awaitHttp(console.base.resolve("/q/health/ready"), START);
        return console;
    }

    public ManagedProcess process() {
        return process;
    }

    public URI base() {
        return base;
    }
}

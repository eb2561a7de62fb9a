package org.tandem.platform;

import org.tandem.local.process.Processes;
import org.tandem.events.topic.Topics;
import org.tandem.local.TopicSetup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that people run: broker, database and all services as packaged jars, each a process of its own. */
public final class Platform implements AutoCloseable {

    public static final int PARTITIONS = 6;
    public static final String CAPTURE = CaptureService.MODULE;
    public static final String SCORING = "scoring-service";
    public static final String PIPELINE = "pipeline-service";
    public static final String FEEDBACK = "feedback-service";
    public static final String ANALYTICS = "analytics-service";
    public static final List<String> SERVICES = List.of(CAPTURE, SCORING, PIPELINE, FEEDBACK, ANALYTICS);

    /** Sales, by weight; the ids are the subjects of their tokens. */
    public static final Map<String, Integer> TEAM = Map.of("rep-ana", 3, "rep-ben", 2, "rep-cho", 1);

    private final Processes processes;
    private final Tokens tokens = new Tokens();
    private final Servers.Broker broker;
    private final Servers.Database database;
    private final Map<String, Service> services = new LinkedHashMap<>();

    private Platform(Processes processes, Path state) {
        this.processes = processes;
        this.broker = Servers.broker(processes, state.resolve("kafka"), FreePorts.one());
        TopicSetup.create(broker.bootstrap(), Topics.all(), PARTITIONS, Map.of());
        this.database = Servers.database(processes, state.resolve("postgres"), FreePorts.one());
    }

    /** Broker, database and topics, and none of the services yet. */
    public static Platform withoutServices(Path state, Path logs) {
        return new Platform(new Processes(logs), state);
    }

    /** All services, ready. */
    public static Platform start(Path state, Path logs) {
        return start(state, logs, List.of());
    }

    /** @param settings of every service, beside its own */
    public static Platform start(Path state, Path logs, List<String> settings) {
        Platform platform = withoutServices(state, logs);
        SERVICES.forEach(module -> platform.launch(module, module, settings));
        platform.services.values().forEach(Service::awaitReady);
        return platform;
    }

    /** One more instance; the caller waits until it is ready. */
    public Service launch(String name, String module, List<String> settings) {
        List<String> own = new ArrayList<>(Service.SMALL_JVM);
        if (module.equals(CAPTURE)) {
            own.addAll(CaptureService.settings());
        }
        if (module.equals(PIPELINE)) {
            TEAM.forEach((rep, weight) -> own.add("-Dtandem.pipeline.team." + rep + ".weight=" + weight));
        }
        own.addAll(settings);
        Service service = Service.launch(processes, name, module, broker, database, tokens, own);
        services.put(name, service);
        return service;
    }

    /** The pages for people, ready. They know the services that have been launched. */
    public ConsoleProcess launchConsole(Path keys) {
        return ConsoleProcess.start(processes, services, tokens, TEAM.keySet(), keys);
    }

    /** By module, or by the name it was launched under. */
    public Service service(String name) {
        return services.get(name);
    }

    public Map<String, Service> services() {
        return Map.copyOf(services);
    }

    public Servers.Broker broker() {
        return broker;
    }

    public Servers.Database database() {
        return database;
    }

    /** A bearer token that every service accepts. */
    public String token(String user, String... roles) {
        return tokens.token(user, roles);
    }

    @Override
    public void close() {
        processes.close();
    }
}

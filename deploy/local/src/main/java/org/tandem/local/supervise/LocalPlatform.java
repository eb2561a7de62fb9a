package org.tandem.local.supervise;

import org.tandem.events.topic.Topics;
import org.tandem.local.KafkaBroker;
import org.tandem.local.Loopback;
import org.tandem.local.PostgresServer;
import org.tandem.local.TopicSetup;
import org.tandem.local.demo.DemoProcess;
import org.tandem.local.process.JavaCommand;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.service.ClassArchive;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServerJvm;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which processes the platform of one machine is made of, and how each is started. */
public final class LocalPlatform {

    public static final String BROKER = "broker";
    public static final String DATABASE = "database";
    /** What the services need, and outlives them. */
    public static final List<String> SERVERS = List.of(BROKER, DATABASE);
    public static final List<String> NAMES = Stream.concat(SERVERS.stream(),
            Stream.concat(Arrays.stream(LocalService.values()).map(LocalService::id), Stream.of(LocalConsole.ID))).toList();

    /** Who uses it, where its data are invented. */
    public static final String DEMO = "demo";
    /** Everything that may run. */
    public static final List<String> ALL = Stream.concat(NAMES.stream(), Stream.of(DEMO)).toList();

    public static final int BROKER_PORT = 9092;
    public static final int DATABASE_PORT = 5432;

    private static final int PARTITIONS = 6;
    /** Each service may use 16, and people look too. */
    private static final String CONNECTIONS = "max_connections=100";
    /** The user's own shell may be set up for another platform. */
    private static final List<String> FOREIGN = List.of("QUARKUS_", "TANDEM_", "KAFKA_", "SMALLRYE_");

    private final StateFolder folder;
    private final Map<String, Integer> ports;
    private final ServiceFiles files;
    private final boolean demo;

    /**
     * @param ports by name, one for each of {@link #NAMES}
     * @param demo  whether invented people use it
     */
    public LocalPlatform(StateFolder folder, Map<String, Integer> ports, Secrets secrets, boolean demo) {
        this.demo = demo;
        this.folder = folder;
        this.ports = Map.copyOf(ports);
        this.files = new ServiceFiles(folder, secrets);
        files.writeEditable();
    }

    List<Supervised> servers() {
        return List.of(
                server(BROKER, KafkaBroker.class, ServerJvm.BROKER, List.of(directory("kafka"), port(BROKER)), List::of),
                server(DATABASE, PostgresServer.class, database(),
                        List.of(directory("postgres"), port(DATABASE), CONNECTIONS),
                        () -> PostgresServer.pids(folder.path("postgres"))));
    }

    /** Once the broker is there. */
    void createTopics() {
        TopicSetup.create(address(BROKER), Topics.all(), PARTITIONS, Map.of());
    }

    List<Supervised> services() {
        return applications().stream().map(this::service).toList();
    }

    /** All services and the console; this writes the settings of each. */
    List<Application> applications() {
        return Stream.concat(Arrays.stream(LocalService.values()).map(this::application), Stream.of(console())).toList();
    }

    /** Who uses the platform when it is ready: nobody, or the demo. */
    List<Supervised> users() {
        if (!demo) {
            return List.of();
        }
        List<String> command = JavaCommand.main(DemoProcess.class.getName(), marked(DEMO, ServerJvm.DEMO), List.of(folder.home().toString()));
        return List.of(supervised(DEMO, command, List::of, around -> { }, ManagedProcess::alive, () -> true));
    }

    private Supervised server(String name, Class<?> main, List<String> jvm, List<String> arguments,
                              Supplier<List<Long>> detached) {
        List<String> command = JavaCommand.main(main.getName(), marked(name, jvm), arguments);
        return supervised(name, command, detached, around -> { }, process -> process.find("ready ").isPresent(), () -> true);
    }

    /** PostgreSQL is in the folder, too: what several platforms have together is gone for all when it is gone for one. */
    private List<String> database() {
        List<String> jvm = new ArrayList<>(ServerJvm.DATABASE);
        jvm.add("-D" + PostgresServer.PROGRAMS + "=" + directory("programs"));
        return jvm;
    }

    private Application application(LocalService service) {
        Path directory = files.write(service, ports.get(service.id()), address(BROKER),
                "jdbc:postgresql://" + address(DATABASE) + "/postgres?user=postgres");
        return application(service.id(), service.module(), directory, LocalService.SMALL_JVM, "prod");
    }

    private Application console() {
        return application(LocalConsole.ID, LocalConsole.MODULE, files.writeConsole(ports), LocalConsole.JVM, LocalConsole.PROFILE);
    }

    private Application application(String name, String module, Path directory, List<String> jvm, String profile) {
        List<String> options = new ArrayList<>(marked(name, jvm));
        options.add("-Dquarkus.profile=" + profile);
        return new Application(name, ClassArchive.of(module), directory, options);
    }

    private Supervised service(Application one) {
        Health health = new Health(address(one.name()));
        return supervised(one.name(), one.classes().start(one.options()), List::of,
                around -> around.directory(one.directory().toFile()), process -> health.ask().isReady(), health::isLive);
    }

    private Supervised supervised(String name, List<String> command, Supplier<List<Long>> detached,
                                  Consumer<ProcessBuilder> around, Predicate<ManagedProcess> isReady, BooleanSupplier isLive) {
        keepLastLog(name);
        ManagedProcess process = new ManagedProcess(name, Detached.fromTerminal(command), folder.log(name), detached,
                around.andThen(builder -> builder.environment().keySet().removeIf(LocalPlatform::isForeign)));
        return new Supervised(process, isReady, isLive,
                started -> ProcessHandle.of(started.pid()).ifPresent(handle -> ProcessRecord.write(folder, name, handle)));
    }

    private List<String> marked(String name, List<String> jvm) {
        List<String> options = new ArrayList<>(List.of(folder.marker(), LeftBehind.NAME + name, Checkout.here().marker()));
        options.addAll(jvm);
        return options;
    }

    /** Each start of the platform has a log of its own, and the one before is kept. */
    private void keepLastLog(String name) {
        Path log = folder.log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, folder.log(name + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address(String name) {
        return Loopback.HOST + ":" + ports.get(name);
    }

    private String port(String name) {
        return String.valueOf(ports.get(name));
    }

    private String directory(String name) {
        return folder.path(name).toString();
    }

    private static boolean isForeign(String variable) {
        return FOREIGN.stream().anyMatch(variable::startsWith);
    }
}

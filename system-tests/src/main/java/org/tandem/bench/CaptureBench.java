package org.tandem.bench;

import org.apache.kafka.common.utils.AppInfoParser;
import org.tandem.events.topic.Topics;
import org.tandem.load.CaptureRequests;
import org.tandem.load.LoadGenerator;
import org.tandem.load.LoadResult;
import org.tandem.load.Requests;
import org.tandem.local.TopicSetup;
import org.tandem.platform.BareCapture;
import org.tandem.platform.CaptureService;
import org.tandem.platform.FreePorts;
import org.tandem.local.service.Jars;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.process.Proc;
import org.tandem.local.process.Processes;
import org.tandem.platform.Servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * How fast captures are taken, next to an endpoint that does nothing but write the same records: on the same machine,
 * in turns, so that whatever disturbs one disturbs the other. Absolute numbers belong to the machine; the ratio and the
 * CPU per request belong to the code.
 */
public final class CaptureBench implements AutoCloseable {

    /** Held here because a logger that nobody holds forgets its level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");
    private static final double FASTER = 1.05;
    private static final int STEADY_TURNS = 2;
    private static final int LONGEST_WARM_UP = 10;
    private static final int PARTITIONS = 6;
    /** Further apart than any run sends, so that no two runs share a person. */
    private static final long PEOPLE_PER_RUN = 100_000_000L;

    private final BenchOptions options;
    private final Path work;
    private final Processes processes;
    private final Map<String, ManagedProcess> measured = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private Duration longestSettling = Duration.ZERO;
    private long runs;

    private CaptureBench(BenchOptions options, Path work) {
        this.options = options;
        this.work = work;
        this.processes = new Processes(work.resolve("logs"));
    }

    public static void main(String[] args) throws Exception {
        KAFKA_LOG.setLevel(Level.WARNING);
        BenchOptions options = BenchOptions.of(args, Jars.built(CaptureService.MODULE));
        Path bench = Files.createDirectories(Jars.root().resolve("system-tests/target/bench"));
        String name = "capture-" + Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path work = bench.resolve(name + "-work");
        try (CaptureBench run = new CaptureBench(options, work)) {
            String report = run.measure();
            Path file = Files.writeString(bench.resolve(name + ".md"), report);
            System.out.println(report + "\nwritten to " + file);
        }
        BenchData.delete(work);
    }

    private String measure() {
        facts.put("machine", Machine.describe());
        facts.put("load average before", Machine.loadAverage());
        facts.put("options", options.toString());
        start();
        warmUp();
        for (int connections : options.connections()) {
            for (int round = 0; round < options.rounds(); round++) {
                for (Target target : targets) {
                    closedLoop(target, connections, options.seconds(), true);
                }
            }
        }
        for (int rate : rates()) {
            for (Target target : targets) {
                openLoop(target, rate);
            }
        }
        facts.put("load average after", Machine.loadAverage());
        facts.put("longest wait for work left over from a run", longestSettling.toMillis() + " ms");
        for (Target target : targets) {
            facts.put("memory of " + target.name, "VmRSS %d MiB, VmHWM %d MiB"
                    .formatted(target.process.rssKiB() / 1024, target.process.peakRssKiB() / 1024));
        }
        return new BenchReport(measurements).render(facts);
    }

    private void start() {
        List<String> bareJvm = new ArrayList<>();
        Servers.Broker broker = Servers.broker(processes, work.resolve("kafka"), FreePorts.one());
        measured.put("broker", broker.process());
        TopicSetup.create(broker.bootstrap(), Topics.all(), PARTITIONS, Map.of());
        TopicSetup.create(broker.bootstrap(), BareCapture.TOPICS, PARTITIONS, Map.of());
        facts.put("Kafka client", AppInfoParser.getVersion());
        if (options.service()) {
            Servers.Database database = Servers.database(processes, work.resolve("postgres"), FreePorts.one());
            measured.put("database", database.process());
            facts.put("PostgreSQL", version(database));
            CaptureService service = CaptureService.start(processes, broker, database, options.serviceJvm());
            if (options.knownLeads() > 0) {
                KnownLeads.fill(database, options.knownLeads());
            }
            add(new Target("service", "/leads", service.address(), service.process()));
            closedLoop(targets.get(0), 4, Duration.ofSeconds(1), false);
            RecordSizes sizes = RecordSizes.of(broker.bootstrap());
            facts.put("records of the service", sizes.toString());
            bareJvm.addAll(sizes.bareSettings());
        }
        bareJvm.addAll(options.bareJvm());
        BareCapture bare = BareCapture.start(processes, broker, bareJvm);
        add(new Target("bare", BareCapture.PATH, bare.address(), bare.process()));
    }

    private void add(Target target) {
        targets.add(target);
        measured.put(target.name, target.process);
    }

    /**
     * Turns of the given time until two in a row are hardly faster than the best before them: a JVM of which hot methods
     * are still being compiled would have its compiler measured, and a service has more of them than its bound.
     */
    private void warmUp() {
        int most = Collections.max(options.connections());
        for (Target target : targets) {
            List<Long> turns = new ArrayList<>();
            long best = 0;
            int steady = 0;
            while (steady < STEADY_TURNS && turns.size() < LONGEST_WARM_UP) {
                long answers = closedLoop(target, most, options.warmUp(), false).answers();
                steady = answers < best * FASTER ? steady + 1 : 0;
                best = Math.max(best, answers);
                turns.add(answers);
            }
            facts.put("warm-up of " + target.name, "%s requests in turns of %d s%s".formatted(turns, options.warmUp().toSeconds(),
                    steady < STEADY_TURNS ? ": still getting faster, do not trust what follows" : ""));
        }
    }

    private LoadResult closedLoop(Target target, int connections, Duration duration, boolean counts) {
        LoadGenerator generator = new LoadGenerator(target.address, connections, requests(target));
        Measurement measurement = measure(target, connections, 0, () -> generator.closedLoop(duration));
        if (counts) {
            measurements.add(measurement);
        }
        return measurement.result();
    }

    private void openLoop(Target target, int rate) {
        LoadGenerator generator = new LoadGenerator(target.address, options.openConnections(), requests(target));
        measurements.add(measure(target, 0, rate, () -> generator.openLoop(rate, options.seconds())));
    }

    private Measurement measure(Target target, int connections, int rate, Supplier<LoadResult> run) {
        settle();
        Map<String, Long> before = cpuMillis();
        LoadResult result = run.get();
        Map<String, Long> used = new LinkedHashMap<>();
        cpuMillis().forEach((name, millis) -> used.put(name, millis - before.get(name)));
        System.out.println(target.name + " " + (rate > 0 ? rate + "/s" : connections + " connections") + ": " + result);
        return new Measurement(target.name, connections, rate, result, used);
    }

    /**
     * Waits until everything is folded and the platform is quiet: what is left of one run would be measured as the next
     * one's cost.
     */
    private void settle() {
        long begin = System.nanoTime();
        Duration nap = Duration.ofMillis(300);
        for (int i = 0; i < 400; i++) {
            long before = platformCpuMillis();
            LockSupport.parkNanos(nap.toNanos());
            if (targets.stream().noneMatch(Target::isBehind) && platformCpuMillis() - before <= nap.toMillis() / 5) {
                break;
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        longestSettling = took.compareTo(longestSettling) > 0 ? took : longestSettling;
    }

    private long platformCpuMillis() {
        return measured.values().stream().mapToLong(ManagedProcess::cpuMillis).sum();
    }

    private Map<String, Long> cpuMillis() {
        Map<String, Long> millis = new LinkedHashMap<>();
        measured.forEach((name, process) -> millis.put(name, process.cpuMillis()));
        // this JVM alone: what it started is counted by name
        millis.put("generator", Proc.ownCpuMillis());
        return millis;
    }

    /** The given rates, and half of what the service (or the bound, without one) could do at most. */
    private List<Integer> rates() {
        List<Integer> rates = new ArrayList<>(options.rates());
        String first = targets.get(0).name;
        double peak = options.connections().stream().mapToDouble(c -> BenchReport.median(
                measurements.stream().filter(m -> m.target().equals(first) && m.connections() == c).toList(),
                m -> m.result().perSecond())).max().orElse(0);
        rates.add((int) Math.max(1, peak / 2));
        return rates;
    }

    private Requests requests(Target target) {
        return new CaptureRequests(target.path, CaptureService.SECRET, options.seed(), runs++ * PEOPLE_PER_RUN);
    }

    private static String version(Servers.Database database) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask " + database.url(), e);
        }
    }

    @Override
    public void close() {
        processes.close();
    }

    private record Target(String name, String path, InetSocketAddress address, ManagedProcess process) {

        private static final FoldMetrics FOLD = new FoldMetrics();

        /** Whether it has not folded yet what was captured; what does not fold never is. */
        boolean isBehind() {
            return FOLD.behind(URI.create("http://" + address.getHostString() + ":" + address.getPort())) > 0;
        }
    }
}

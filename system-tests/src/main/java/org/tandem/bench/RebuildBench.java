package org.tandem.bench;

import org.tandem.events.topic.Topics;
import org.tandem.local.TopicSetup;
import org.tandem.platform.CaptureService;
import org.tandem.platform.FreePorts;
import org.tandem.local.service.Jars;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.process.Processes;
import org.tandem.platform.Servers;
import org.tandem.platform.Service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How fast lead-capture's tables are rebuilt from offset 0 into a durable database, at several lengths of the stream: the
 * packaged service with a new version replays into a schema of its own, as an operator would have it.
 * Arguments: {@code sizes=100000,1000000,3000000 rounds=3 consumers=2}.
 */
public final class RebuildBench {

    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");
    private static final int PARTITIONS = 6;
    private static final int RECORDS_PER_CAPTURE = 2;

    private final Processes processes;
    private final FoldMetrics fold = new FoldMetrics();
    private final List<String> rows = new ArrayList<>();
    private final List<String> service;

    private RebuildBench(Processes processes, List<String> service) {
        this.processes = processes;
        this.service = service;
    }

    public static void main(String[] args) throws Exception {
        KAFKA_LOG.setLevel(Level.WARNING);
        Map<String, String> given = new LinkedHashMap<>(Map.of("sizes", "100000,1000000,3000000", "rounds", "3",
                "consumers", "2", "jvm", String.join(",", Service.SMALL_JVM)));
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            if (given.replace(pair[0], pair[1]) == null) {
                throw new IllegalArgumentException("unknown: " + arg);
            }
        }
        Path bench = Files.createDirectories(Jars.root().resolve("system-tests/target/bench"));
        String name = "rebuild-" + Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path work = bench.resolve(name + "-work");
        List<String> options = new ArrayList<>(List.of(given.get("jvm").split(",")));
        options.add("-Dtandem.stream.consumers=" + given.get("consumers"));
        try (Processes processes = new Processes(work.resolve("logs"))) {
            RebuildBench run = new RebuildBench(processes, options);
            long[] sizes = Arrays.stream(given.get("sizes").split(",")).mapToLong(Long::parseLong).toArray();
            String report = run.measure(work, sizes, Integer.parseInt(given.get("rounds")));
            System.out.println(report + "\nwritten to " + Files.writeString(bench.resolve(name + ".md"), report));
        } finally {
            BenchData.delete(work);
        }
    }

    private String measure(Path work, long[] sizes, int rounds) throws Exception {
        Servers.Broker broker = Servers.broker(processes, work.resolve("kafka"), FreePorts.one());
        Servers.Database database = Servers.database(processes, work.resolve("postgres"), FreePorts.one());
        TopicSetup.create(broker.bootstrap(), Topics.all(), PARTITIONS, Map.of());
        int version = 1;
        // The first start declares whose stream it is.
        CaptureService.start(processes, broker, database, options(version)).process().close();
        long written = 0;
        Instant begin = Instant.parse("2026-01-05T08:00:00Z");
        for (long size : sizes) {
            try (StreamFill fill = new StreamFill(broker.bootstrap(), PARTITIONS)) {
                fill.captures(written, size / RECORDS_PER_CAPTURE - written, begin.plusSeconds(written), Duration.ofSeconds(1));
                written = size / RECORDS_PER_CAPTURE;
            }
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                version++;
                rates.add(rebuild(broker, database, version, size));
            }
            rows.add("| %,d | %,.0f | %s |".formatted(size, median(rates),
                    rates.stream().map(rate -> "%,.0f".formatted(rate)).toList()));
        }
        return """
                # Rebuild, measured

                - machine: %s
                - load average after: %s
                - service: %s

                | events | events/s, median | every round |
                |---|---|---|
                %s
                """.formatted(Machine.describe(), Machine.loadAverage(), service, String.join("\n", rows));
    }

    private double rebuild(Servers.Broker broker, Servers.Database database, int version, long size) throws Exception {
        // A version that does not act stays behind the one that does, which has gone.
        execute(database, "update lead_capture.active_version set version = " + version);
        Map<String, Long> before = Map.of("broker", broker.process().cpuMillis(), "database", database.process().cpuMillis());
        CaptureService started = CaptureService.launch(processes, broker, database, options(version));
        ManagedProcess process = started.process();
        long firstFolded = 0;
        long begin = 0;
        long folded = 0;
        while (folded < size) {
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            folded = fold.events(started.base());
            if (folded > 0 && begin == 0) {
                begin = System.nanoTime();
                firstFolded = folded;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double rate = (size - firstFolded) / seconds;
        System.out.printf("%,d events: %,.0f/s in %.1f s; CPU ms service=%d broker=%d database=%d; VmHWM %d MiB%n", size, rate,
                seconds, process.cpuMillis(), broker.process().cpuMillis() - before.get("broker"),
                database.process().cpuMillis() - before.get("database"), process.peakRssKiB() / 1024);
        process.close();
        execute(database, "drop schema lead_capture_v" + version + " cascade", "delete from lead_capture.acted", "checkpoint");
        return rate;
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private List<String> options(int version) {
        List<String> all = new ArrayList<>(service);
        all.add("-Dtandem.stream.projection-version=" + version);
        return all;
    }

    private static void execute(Servers.Database database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
             Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

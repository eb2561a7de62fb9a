package org.tandem.bench;

import org.tandem.local.service.Jars;
import org.tandem.platform.Platform;
import org.tandem.platform.Service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Analytics over many leads: how fast its tables are built from offset 0, how long a funnel takes once the months are rolled up, how much
 * memory the process has.
 * Each question is asked in turns, so that none has the others' warm pages. Arguments: {@code leads=1000000 rounds=20 consumers=2
 * people=5}, of each account; with 0 nobody has one.
 */
public final class FunnelBench {

    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");
    private static final List<String> QUESTIONS = List.of("/funnel", "/funnel?by=origin", "/funnel?by=rep&unit=attempt",
            "/funnel?within=90&by=segment", "/funnel?from=2026-01-01&before=2026-04-01&by=campaign",
            "/funnel?view=snapshot&by=territory", "/funnel?unit=account", "/funnel?asOf=2025-12-31&knownAt=2025-12-31", "/funnel/trend?period=month",
            "/funnel/trend?period=week&view=snapshot", "/speed?by=rep", "/scoreboard", "/anomalies");

    private final Platform platform;
    private final FoldMetrics fold = new FoldMetrics();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> lines = new ArrayList<>();

    private FunnelBench(Platform platform) {
        this.platform = platform;
    }

    public static void main(String[] args) throws Exception {
        KAFKA_LOG.setLevel(Level.WARNING);
        Map<String, Integer> given = new HashMap<>(Map.of("leads", 1_000_000, "rounds", 20, "consumers", 2, "people", 5));
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (given.replace(parts[0], Integer.valueOf(parts[1])) == null) {
                throw new IllegalArgumentException("unknown: " + arg);
            }
        }
        Path bench = Files.createDirectories(Jars.root().resolve("system-tests/target/bench"));
        String name = "funnel-" + Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path work = bench.resolve(name + "-work");
        try (Platform platform = Platform.withoutServices(work, work.resolve("logs"))) {
            FunnelBench run = new FunnelBench(platform);
            run.measure(given);
            String report = "# Funnel, measured\n\n" + String.join("\n", run.lines) + "\n";
            System.out.println("written to " + Files.writeString(bench.resolve(name + ".md"), report));
        }
        BenchData.delete(work);
    }

    private void measure(Map<String, Integer> given) throws Exception {
        say("machine: " + Machine.describe());
        say("load average before: " + Machine.loadAverage());
        long events;
        try (StreamFill fill = new StreamFill(platform.broker().bootstrap(), Platform.PARTITIONS)) {
            events = new FunnelFill(fill, Platform.PARTITIONS, given.get("people")).write(given.get("leads"));
        }
        Service analytics = platform.launch(Platform.ANALYTICS, Platform.ANALYTICS,
                List.of("-Dtandem.stream.consumers=" + given.get("consumers")));
        rebuild(analytics, events);
        long folded = System.nanoTime();
        while (number("select count(*) from analytics_v1.rollups_until where before > current_date - interval '1 month'") == 0) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        say("rolled up %.1f s later".formatted((System.nanoTime() - folded) / 1e9));
        say("%,d leads are %,d facts, %,d cells and %,d rows of rollups; tables of %,d MB".formatted(given.get("leads"), count("fact"),
                count("cell"), count("rollup"), number("select pg_database_size(current_database()) >> 20")));
        Map<String, List<Double>> millis = new HashMap<>();
        for (int round = -2; round < given.get("rounds"); round++) {
            for (String question : QUESTIONS) {
                double took = ask(analytics, question);
                if (round >= 0) {
                    millis.computeIfAbsent(question, asked -> new ArrayList<>()).add(took);
                }
            }
        }
        say("");
        lines.add("| question | p50 ms | p95 ms | max ms |\n|---|---|---|---|");
        QUESTIONS.forEach(question -> {
            double[] sorted = millis.get(question).stream().mapToDouble(Double::doubleValue).sorted().toArray();
            String row = "| `%s` | %.0f | %.0f | %.0f |".formatted(question, sorted[sorted.length / 2],
                    sorted[(int) Math.ceil(sorted.length * 0.95) - 1], sorted[sorted.length - 1]);
            System.out.println(row);
            lines.add(row);
        });
        lines.add("");
        double[] funnels = millis.entrySet().stream().filter(entry -> entry.getKey().startsWith("/funnel"))
                .flatMap(entry -> entry.getValue().stream()).mapToDouble(Double::doubleValue).sorted().toArray();
        say("**all funnels: p95 %.0f ms**".formatted(funnels[(int) Math.ceil(funnels.length * 0.95) - 1]));
        say("memory: VmRSS %d MiB, VmHWM %d MiB".formatted(analytics.process().rssKiB() / 1024, analytics.process().peakRssKiB() / 1024));
        say("load average after: " + Machine.loadAverage());
    }

    private void rebuild(Service analytics, long events) {
        Map<String, Long> before = Map.of("broker", platform.broker().process().cpuMillis(), "database", platform.database().process().cpuMillis());
        long begin = 0;
        long first = 0;
        long now = 0;
        while (now < events) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            now = fold.events(analytics);
            if (now > 0 && begin == 0) {
                begin = System.nanoTime();
                first = now;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        say("**rebuild: %,.0f events/s** (%,d in %.1f s); CPU ms: service %d, broker %d, database %d".formatted((events - first) / seconds,
                events - first, seconds, analytics.process().cpuMillis(), platform.broker().process().cpuMillis() - before.get("broker"),
                platform.database().process().cpuMillis() - before.get("database")));
    }

    private double ask(Service analytics, String question) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(analytics.base() + question))
                .header("Authorization", "Bearer " + platform.token("analyst-1", "analyst")).build(), HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }

    private long count(String table) throws SQLException {
        return number("select count(*) from analytics_v1." + table);
    }

    private long number(String sql) throws SQLException {
        try (Connection db = DriverManager.getConnection(platform.database().url(), platform.database().user(), platform.database().password());
             Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void say(String line) {
        System.out.println(line);
        lines.add(line.isEmpty() ? line : "- " + line);
    }
}

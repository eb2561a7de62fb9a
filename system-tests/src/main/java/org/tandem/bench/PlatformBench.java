package org.tandem.bench;

import org.tandem.bench.Handover.Assigned;
import org.tandem.events.ids.Identity;
import org.tandem.load.LoadGenerator;
import org.tandem.load.LoadResult;
import org.tandem.load.Requests;
import org.tandem.platform.CaptureService;
import org.tandem.local.service.Jars;
import org.tandem.platform.Platform;
import org.tandem.platform.Service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The whole platform on one machine: how soon a form is in the rep's inbox, how soon a decision is answered, how many
 * activities scoring keeps up with, how fast each service is rebuilt, and how much memory each has. Forms and decisions
 * take turns, round by round; before the first the compilers of all processes must have had their time.
 * Arguments: {@code what=all rounds=5 seconds=60 warm-up=240 leads=200 decisions=100 activities=300000}; {@code what} is
 * {@code inbox}, {@code decide} or {@code all}.
 */
public final class PlatformBench implements AutoCloseable {

    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");
    /** Of so many forms one is watched until it is in the inbox. */
    private static final int WATCHED = 50;

    private final Platform platform;
    private final FoldMetrics fold = new FoldMetrics();
    private final Identity identity = new Identity(CaptureService.NAMESPACE);
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Handover handover;
    private final InboxWatch watch;
    private long person;

    private PlatformBench(Path work) {
        platform = Platform.start(work, work.resolve("logs"));
        handover = new Handover(platform.broker().bootstrap(), Platform.PARTITIONS);
        watch = new InboxWatch(platform.service(Platform.PIPELINE).base(), platform.token("manager-1", "sales-manager"));
        Platform.TEAM.keySet().forEach(rep -> tokens.put(rep, platform.token(rep, "sales-rep")));
    }

    public static void main(String[] args) throws Exception {
        KAFKA_LOG.setLevel(Level.WARNING);
        Map<String, Integer> given = new HashMap<>(Map.of("leads", 200, "decisions", 100, "rounds", 5, "seconds", 60,
                "warm-up", 240, "activities", 300_000));
        What what = What.ALL;
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts[0].equals("what")) {
                what = What.valueOf(parts[1].toUpperCase(Locale.ROOT));
            } else if (given.put(parts[0], Integer.valueOf(parts[1])) == null) {
                throw new IllegalArgumentException("unknown: " + arg);
            }
        }
        Path bench = Files.createDirectories(Jars.root().resolve("system-tests/target/bench"));
        String name = "platform-" + Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path work = bench.resolve(name + "-work");
        try (PlatformBench run = new PlatformBench(work)) {
            run.measure(what, given);
            String report = "# Platform, measured\n\n" + String.join("\n", run.lines) + "\n";
            System.out.println("written to " + Files.writeString(bench.resolve(name + ".md"), report));
        }
        BenchData.delete(work);
    }

    private enum What { INBOX, DECIDE, ALL }

    private void measure(What what, Map<String, Integer> given) throws Exception {
        say("machine: " + Machine.describe());
        say("load average before: " + Machine.loadAverage());
        say("arguments: " + new TreeMap<>(given));
        Duration warmUp = Duration.ofSeconds(given.get("warm-up"));
        Duration time = Duration.ofSeconds(given.get("seconds"));
        int leads = given.get("leads");
        int decisions = given.get("decisions");
        forms(leads, warmUp);
        if (what != What.INBOX) {
            decisions(decisions, warmUp.dividedBy(4));
        }
        watch.result();
        List<InboxWatch.Seen> seen = new ArrayList<>();
        List<LoadResult> decided = new ArrayList<>();
        for (int round = 0; round < given.get("rounds"); round++) {
            if (what != What.DECIDE) {
                seen.add(formsToInbox(leads, time));
            }
            if (what != What.INBOX) {
                decided.add(decisionsAlone(decisions, time));
            }
        }
        if (!seen.isEmpty()) {
            say("**form to inbox at %d/s, medians of %d rounds: p50 %.1f, p99 %.1f ms**".formatted(leads, seen.size(),
                    median(seen, one -> one.millis(50)), median(seen, one -> one.millis(99))));
        }
        if (!decided.isEmpty()) {
            say("**decisions at %d/s, medians of %d rounds: p50 %.1f, p99 %.1f ms**".formatted(decisions, decided.size(),
                    median(decided, one -> one.millis(50)), median(decided, one -> one.millis(99))));
        }
        if (what == What.ALL) {
            together(leads, decisions, time);
            activities(given.get("activities"));
        }
        for (Map.Entry<String, Service> service : platform.services().entrySet()) {
            say("memory of %s: VmRSS %d MiB, VmHWM %d MiB".formatted(service.getKey(),
                    service.getValue().process().rssKiB() / 1024, service.getValue().process().peakRssKiB() / 1024));
        }
        if (what == What.ALL) {
            for (String module : Platform.SERVICES) {
                rebuild(module);
            }
        }
        say("load average after: " + Machine.loadAverage());
    }

    private InboxWatch.Seen formsToInbox(int perSecond, Duration time) {
        Map<String, Long> before = cpuMillis();
        LoadResult forms = forms(perSecond, time);
        InboxWatch.Seen seen = watch.result();
        say("form to inbox: " + seen);
        say("forms at %d/s: %s; CPU µs a form: %s".formatted(perSecond, forms, perRequest(before, forms.sent())));
        return seen;
    }

    private LoadResult decisionsAlone(int perSecond, Duration time) {
        Map<String, Long> before = cpuMillis();
        LoadResult decisions = decisions(perSecond, time);
        say("decisions at %d/s: %s; CPU µs a decision: %s".formatted(perSecond, decisions, perRequest(before, decisions.sent())));
        return decisions;
    }

    private void together(int leads, int decisions, Duration time) {
        CompletableFuture<LoadResult> beside = CompletableFuture.supplyAsync(() -> forms(leads, time));
        LoadResult decided = decisions(decisions, time);
        say("decisions beside forms: " + decided);
        say("forms beside decisions: " + beside.join() + "; to inbox: " + watch.result());
    }

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
        return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
    }

    /** Everybody asks for a demo, so everybody is sales' business. */
    private LoadResult forms(int perSecond, Duration time) {
        Service capture = platform.service(Platform.CAPTURE);
        Requests requests = into -> {
            String email = "p%09d@customer.example".formatted(person);
            if (person++ % WATCHED == 0) {
                watch.sent(identity.byEmail(email).toString());
            }
            post(into, "/forms/demo/submissions", "Origin: " + CaptureService.ORIGIN, """
                    {"email":"%s","firstName":"Ana","lastName":"Souza","company":"Customer Ltd","country":"DE","jobLevel":"director",\
                    "industry":"industrials","companySize":"800"}""".formatted(email));
        };
        return new LoadGenerator(capture.address(), 64, requests).openLoop(perSecond, time);
    }

    private LoadResult decisions(int perSecond, Duration time) {
        Requests requests = into -> {
            Assigned lead = handover.next();
            if (lead == null) {
                throw new IllegalStateException("no lead is left to accept: send more forms first");
            }
            post(into, "/leads/" + lead.leadId() + "/accept", "Authorization: Bearer " + tokens.get(lead.rep()), "{}");
        };
        return new LoadGenerator(platform.service(Platform.PIPELINE).address(), 64, requests).openLoop(perSecond, time);
    }

    private static void post(ByteBuffer into, String path, String header, String body) {
        into.put(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As many page views as there may be, at once: how fast scoring works them off. */
    private void activities(int count) throws Exception {
        Service scoring = platform.service(Platform.SCORING);
        settle(scoring);
        long before = fold.events(scoring);
        try (StreamFill fill = new StreamFill(platform.broker().bootstrap(), Platform.PARTITIONS)) {
            fill.pageViews(count, number -> identity.byEmail("p%09d@customer.example".formatted(number % person)).value(),
                    Instant.now());
        }
        long begin = System.nanoTime();
        long first = fold.events(scoring);
        while (fold.events(scoring) < before + count) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        say("activities worked off by scoring: %,.0f/s (%,d of %,d in %.1f s)".formatted((before + count - first) / seconds,
                before + count - first, count, seconds));
    }

    private void rebuild(String module) throws Exception {
        Service old = platform.service(module);
        settle(old);
        long events = fold.events(old);
        old.process().close();
        String control = module.replace("-service", "").replace('-', '_');
        execute("update " + control + ".active_version set version = 2");
        Service fresh = platform.launch(module + "-2", module, List.of("-Dtandem.stream.projection-version=2"));
        long begin = 0;
        long first = 0;
        long now = 0;
        while (now < events) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            now = fold.events(fresh);
            if (now > 0 && begin == 0) {
                begin = System.nanoTime();
                first = now;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        say("rebuild of %s: %,.0f events/s (%,d in %.1f s; CPU %d ms; VmHWM %d MiB)".formatted(module, (events - first) / seconds,
                events - first, seconds, fresh.process().cpuMillis(), fresh.process().peakRssKiB() / 1024));
        fresh.process().close();
    }

    /** Until it has folded what there is. */
    private void settle(Service service) {
        long last = -1;
        for (long now = fold.events(service); now != last; now = fold.events(service)) {
            last = now;
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }

    private Map<String, Long> cpuMillis() {
        Map<String, Long> millis = new HashMap<>();
        platform.services().forEach((name, service) -> millis.put(name, service.process().cpuMillis()));
        millis.put("broker", platform.broker().process().cpuMillis());
        millis.put("database", platform.database().process().cpuMillis());
        return millis;
    }

    private String perRequest(Map<String, Long> before, long requests) {
        Map<String, Long> micros = new HashMap<>();
        cpuMillis().forEach((name, millis) -> micros.put(name, (millis - before.getOrDefault(name, 0L)) * 1_000 / requests));
        return micros.toString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(platform.database().url(), platform.database().user(),
                platform.database().password()); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void say(String line) {
        System.out.println(line);
        lines.add("- " + line);
    }

    @Override
    public void close() {
        watch.close();
        handover.close();
        platform.close();
    }
}

package org.tandem.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.tandem.local.Loopback;
import org.tandem.local.imports.Counts;
import org.tandem.local.imports.Destination;
import org.tandem.local.imports.Ending;
import org.tandem.local.imports.Importer;
import org.tandem.local.imports.Importer.Patience;
import org.tandem.local.imports.Importer.Standing;
import org.tandem.local.imports.ListFile;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Lists of leads and of the deals that came of them, brought to the platform that people run. In the middle of each list the
 * service that reads it is killed; everything is there once all the same.
 */
class ImportIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Patience PATIENCE = new Patience(5, SOON);
    /** More than a service takes at a time, and less than any list here has. */
    private static final int ROWS_BEFORE = 550;
    private static final int NOT_ALL = 4;
    private static final Path RESOURCES = Path.of("src/test/resources/imports");
    /** Not in this repository: its licence does not let it be. */
    private static final Path REAL = Path.of(System.getProperty("tandem.test.data", "../../shared/data"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;
    private static Commands tandem;
    private static StateFolder folder;
    private static Commands.Running platform;
    private static String marketing;

    @BeforeAll
    static void start() {
        folder = StateFolder.at(directory.resolve("state"));
        tandem = new Commands(folder.home(), directory);
        platform = tandem.start("up");
        platform.awaitLine("  stop ", SOON);
        marketing = tandem.run("token", "--role", "marketing", "--user", "anna").line();
    }

    @AfterAll
    static void stop() {
        tandem.close();
    }

    @Test
    void aListIsThereOnceThoughItsServiceIsKilled() {
        importsOnce(new Lists(RESOURCES.resolve("leads.csv"), RESOURCES.resolve("deals.csv"), "generic", "import", 1_200,
                Map.of("web-search", 413, "paid-search", 263, "trade-fair", 199, "referral", 161,
                        "unknown", 122, "not-stated", 42),
                Map.of("web-search", 191, "paid-search", 132, "trade-fair", 103, "referral", 84,
                        "unknown", 66, "not-stated", 24)));
    }

    @Test
    void theLeadsAndDealsOfARealMarketplaceAreThereOnce() {
        Lists lists = new Lists(REAL.resolve("olist_mql.csv"), REAL.resolve("olist_closed_deals.csv"), "olist", "olist", 8_000,
                Map.ofEntries(Map.entry("organic_search", 2_296), Map.entry("paid_search", 1_586), Map.entry("social", 1_350),
                        Map.entry("unknown", 1_099), Map.entry("direct_traffic", 499), Map.entry("email", 493),
                        Map.entry("referral", 284), Map.entry("other", 150), Map.entry("display", 118),
                        Map.entry("other_publicities", 65), Map.entry("not-stated", 60)),
                Map.ofEntries(Map.entry("organic_search", 271), Map.entry("paid_search", 195), Map.entry("social", 75),
                        Map.entry("unknown", 179), Map.entry("direct_traffic", 56), Map.entry("email", 15), Map.entry("referral", 24),
                        Map.entry("other", 4), Map.entry("display", 6), Map.entry("other_publicities", 3), Map.entry("not-stated", 14)));
        if (!Files.isReadable(lists.leads) || !Files.isReadable(lists.deals)) {
            String skipped = "SKIPPED: no real lists in " + REAL.toAbsolutePath().normalize()
                    + "; set -Dtandem.test.data=<folder with olist_mql.csv and olist_closed_deals.csv>";
            System.err.println(skipped);
            throw new TestAbortedException(skipped);
        }
        importsOnce(lists);
    }

    @Test
    void whatIsRefusedIsSaidRowByRow() throws IOException {
        // Given a list and a mapping of somebody's own
        Path list = Files.writeString(directory.resolve("fair.csv"), "Mail;Firma\ndara.hill@hills.example;Hill Ltd\nno address;Marsh Ltd\n");
        Files.writeString(directory.resolve("fair.json"), """
                {"name": "fair", "imports": "leads", "delimiter": ";", "columns": {"Mail": "email", "Firma": "company"}}""");

        // When
        Commands.Ended ended = tandem.run("import", "leads", "--file", list.toString(), "--mapping", "./fair.json");

        // Then
        assertThat(ended.exit()).isEqualTo(NOT_ALL);
        await().atMost(SOON).untilAsserted(() -> assertThat(leadsByOrigin()).containsEntry("import", 1));
        assertThat(ended.text()).contains("\"line\":3,\"outcome\":\"refused\"", "2 rows: 1 accepted, 0 duplicate, 1 refused")
                .doesNotContain("\"line\":2");

        // When
        Commands.Ended again = tandem.run("import", "leads", "--file", list.toString(), "--mapping", "./fair.json", "--outcomes", "outcomes");

        // Then
        assertThat(again.exit()).isEqualTo(NOT_ALL);
        assertThat(again.text()).contains("2 rows: 0 accepted, 1 duplicate, 1 refused").doesNotContain("\"line\"");
        assertThat(Files.readAllLines(directory.resolve("outcomes"))).hasSize(2);

        // When
        Commands.Ended unknown = tandem.run("import", "leads", "--file", list.toString(), "--mapping", "no-such-leads", "--provider", "import");

        // Then
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.line()).contains("lead-capture refused the list", "Name a mapping");
    }

    private record Lists(Path leads, Path deals, String mappings, String provider, int rows, Map<String, Integer> leadsByOrigin,
                         Map<String, Integer> dealsByOrigin) {

        int wins() {
            return dealsByOrigin.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static void importsOnce(Lists lists) {
        // Given
        Map<String, Integer> leadsBefore = leadsByOrigin();
        Map<String, Integer> dealsBefore = dealsByOrigin();

        // When
        Ending leads = importKilledHalfway(lists.leads, LocalService.LEAD_CAPTURE,
                Destination.ofLeads(folder, lists.provider, Map.of("mapping", lists.mappings + "-leads")));
        Ending deals = importKilledHalfway(lists.deals, LocalService.PIPELINE,
                Destination.ofDeals(folder, Map.of("mapping", lists.mappings + "-deals", "provider", lists.provider)));

        // Then
        assertThat(leads).isInstanceOfSatisfying(Ending.Complete.class, complete -> assertAll(complete.counts(), lists.rows));
        assertThat(deals).isInstanceOfSatisfying(Ending.Complete.class, complete -> assertAll(complete.counts(), lists.wins()));
        Map<String, Integer> allLeads = sum(leadsBefore, lists.leadsByOrigin);
        Map<String, Integer> allDeals = sum(dealsBefore, lists.dealsByOrigin);
        await().atMost(SOON).untilAsserted(() -> assertThat(leadsByOrigin()).isEqualTo(allLeads));
        await().atMost(SOON).untilAsserted(() -> assertThat(dealsByOrigin()).isEqualTo(allDeals));

        // When
        Commands.Ended leadsAgain = tandem.run("import", "leads", "--file", lists.leads.toAbsolutePath().toString(),
                "--mapping", lists.mappings + "-leads");
        Commands.Ended dealsAgain = tandem.run("import", "deals", "--file", lists.deals.toAbsolutePath().toString(),
                "--mapping", lists.mappings + "-deals");

        // Then
        assertThat(leadsAgain.exit()).as(leadsAgain.text()).isZero();
        assertThat(leadsAgain.text()).contains(new Counts(lists.rows, 0, lists.rows, 0).text());
        assertThat(dealsAgain.exit()).as(dealsAgain.text()).isZero();
        assertThat(dealsAgain.text()).contains(new Counts(lists.wins(), 0, lists.wins(), 0).text());
        assertThat(leadsByOrigin()).isEqualTo(allLeads);
        assertThat(dealsByOrigin()).isEqualTo(allDeals);
    }

    /** Some of them were there already when they were sent the second time. */
    private static void assertAll(Counts counts, int rows) {
        assertThat(counts.rows()).isEqualTo(rows);
        assertThat(counts.refused()).isZero();
        assertThat(counts.duplicate()).isPositive();
    }

    private static Ending importKilledHalfway(Path file, LocalService service, Destination to) {
        KilledHalfway halfway = new KilledHalfway(file, ROWS_BEFORE, () -> kill(service));
        Health health = new Health(Loopback.HOST + ":" + to.port());
        Ending ending = new Importer(to, ListFile.of(halfway), () -> health.ask().isReady() ? Standing.READY : Standing.AWAY,
                PATIENCE, halfway).run();
        assertThat(halfway.timesBrokenOff()).isPositive();
        return ending;
    }

    private static void kill(LocalService service) {
        ProcessHandle process = ProcessRecord.read(folder, service.id()).flatMap(ProcessRecord::living).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static Map<String, Integer> leadsByOrigin() {
        return groups(platform.address("lead-capture") + "/leads/counts?by=origin", "leads");
    }

    private static Map<String, Integer> dealsByOrigin() {
        return groups(platform.address("pipeline") + "/imports/deals/counts?by=origin", "deals");
    }

    private static Map<String, Integer> groups(String uri, String counted) {
        Map<String, Integer> groups = new TreeMap<>();
        get(uri).path("groups").forEach(group -> groups.put(group.path("value").asText(), group.path(counted).asInt()));
        return groups;
    }

    private static JsonNode get(String uri) {
        try {
            return JSON.readTree(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(uri))
                    .header("Authorization", "Bearer " + marketing).build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            // it is starting again: whoever awaits something asks again
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> sum = new TreeMap<>(one);
        other.forEach((origin, count) -> sum.merge(origin, count, Integer::sum));
        return sum;
    }
}

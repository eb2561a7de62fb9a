package org.tandem.analytics.funnel;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.tandem.analytics.Stream;
import org.tandem.events.ids.Identity;
import org.tandem.test.KafkaAndPostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The leads and deals of a real marketplace, as their imports put them onto the stream. Their licence keeps them out of this
 * repository, so the test is skipped where they are not: {@code -Dtandem.test.data=<folder>} says where.
 */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RealFiguresTest {

    private static final Path FOLDER = Path.of(System.getProperty("tandem.test.data", "../../shared/data"));
    private static final Identity IDENTITY = new Identity(UUID.fromString(KafkaAndPostgres.IDENTITY_NAMESPACE));
    /** Leads and won deals. */
    private static final Map<String, List<Integer>> BY_ORIGIN = Map.ofEntries(
            Map.entry("organic_search", List.of(2_296, 271)), Map.entry("paid_search", List.of(1_586, 195)),
            Map.entry("social", List.of(1_350, 75)), Map.entry("unknown", List.of(1_099, 179)),
            Map.entry("direct_traffic", List.of(499, 56)), Map.entry("email", List.of(493, 15)),
            Map.entry("referral", List.of(284, 24)), Map.entry("other", List.of(150, 4)), Map.entry("display", List.of(118, 6)),
            Map.entry("other_publicities", List.of(65, 3)), Map.entry("not-stated", List.of(60, 14)));

    @Inject
    Stream stream;

    @BeforeEach
    void theFilesAreThere() {
        if (!Files.isReadable(FOLDER.resolve("olist_closed_deals.csv"))) {
            throw new TestAbortedException("SKIPPED: no real leads and deals at " + FOLDER.toAbsolutePath().normalize()
                    + "; set -Dtandem.test.data=<folder with olist_mql.csv and olist_closed_deals.csv>");
        }
    }

    @Test
    void everyFigureIsTheOneThatWasComputedFromTheFiles() throws Exception {
        // When half of the leads come before the deals, and half after them
        List<ProducerRecord<byte[], byte[]>> leads = leads();
        stream.say(leads.subList(0, 4_000));
        stream.say(deals());
        stream.say(leads.subList(4_000, 8_000));

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(reached(funnel())).isEqualTo(List.of(8_000, 842)));
        JsonPath all = funnel("by", "origin");
        assertThat(all.getDouble("total.steps[4].ofEntered.value")).isEqualTo(0.10525);
        Map<String, List<Integer>> byOrigin = new HashMap<>();
        all.<Map<String, Object>>getList("rows").forEach(row -> {
            List<Map<String, Object>> steps = cast(row.get("steps"));
            byOrigin.put((String) row.get("value"), List.of((Integer) steps.get(0).get("reached"), (Integer) steps.get(4).get("reached")));
        });
        assertThat(byOrigin).isEqualTo(BY_ORIGIN);
        assertThat(funnel("by", "rep").getList("rows.value")).as("reps, and those whom nobody has").hasSize(22 + 1);

        // the cohort of April, and the snapshot of the same month, are two things
        JsonPath cohort = funnel("from", "2018-04-01", "before", "2018-05-01");
        assertThat(reached(cohort)).isEqualTo(List.of(1_352, 183));
        assertThat(cohort.getDouble("total.steps[4].ofEntered.value")).isEqualTo(0.135355);
        assertThat(cohort.getString("question")).startsWith("Cohort: ");
        JsonPath snapshot = funnel("view", "snapshot", "from", "2018-04-01", "before", "2018-05-01");
        assertThat(reached(snapshot)).isEqualTo(List.of(1_352, 207));
        assertThat(snapshot.getDouble("total.steps[4].ofEntered.value")).isEqualTo(0.153107);
        assertThat(snapshot.getString("question")).startsWith("Snapshot: ");

        // deals close and no leads come: undefined, and not 0
        JsonPath months = stream.asking().queryParam("view", "snapshot").queryParam("from", "2017-01-01").queryParam("before", "2019-01-01")
                .get("/funnel/trend").jsonPath();
        for (String month : List.of("2018-06-01", "2018-07-01", "2018-08-01", "2018-09-01", "2018-10-01", "2018-11-01")) {
            Map<String, Object> row = months.getMap("rows.find {it.period == '" + month + "'}");
            Map<String, Object> won = FiguresOf.step(row, 4);
            assertThat((Integer) won.get("reached")).as(month).isPositive();
            assertThat(FiguresOf.map(won.get("ofEntered"))).as(month).containsEntry("value", null).containsEntry("reason", "nobody-entered");
        }

        // what was true at the end of March
        JsonPath then = funnel("asOf", "2018-03-31");
        assertThat(reached(then)).isEqualTo(List.of(5_345, 336));

        // what nobody recorded is not invented
        assertThat(all.getList("total.steps.recorded", Integer.class)).containsExactly(8_000, 0, 0, 0, 842);
        assertThat(all.getString("total.steps[4].ofPrevious.reason")).isEqualTo("not-recorded");
        assertThat(all.<Object>get("total.steps[2].days.sincePrevious.median")).isNull();

        // and so is who qualified them
        JsonPath sdrs = stream.asking().queryParams(Map.of("from", "2017-01-01", "before", "2019-01-01")).get("/sdrs").jsonPath();
        assertThat(sdrs.getList("rows.sdr", String.class)).hasSize(32).doesNotHaveDuplicates();
        assertThat(sdrs.getInt("rows.deals.sum()")).isEqualTo(842);

        // what is strange about them is said
        JsonPath anomalies = stream.asking().queryParam("limit", "1000").get("/anomalies").jsonPath();
        assertThat(anomalies.getList("anomalies.findAll {it.kind == 'won-before-first-contact' && it.on < '2019'}.on"))
                .containsExactly("2018-03-06");
        assertThat(anomalies.getList("anomalies.findAll {it.kind == 'dominating-value' && it.value.currency == 'BRL'}.value.amount"))
                .containsExactly("50000000.0");
    }

    private JsonPath funnel(String... parameters) {
        RequestSpecification asking = stream.asking();
        Map<String, String> given = new HashMap<>(Map.of("from", "2017-01-01", "before", "2019-01-01"));
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return asking.queryParams(given).get("/funnel").then().statusCode(200).extract().jsonPath();
    }

    private static List<Integer> reached(JsonPath funnel) {
        return List.of(funnel.getInt("total.steps[0].reached"), funnel.getInt("total.steps[4].reached"));
    }

    private List<ProducerRecord<byte[], byte[]>> leads() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String[] cells : rows("olist_mql.csv")) {
            records.add(stream.make.imported(IDENTITY.byProvider("olist", cells[0]).value(), "olist", cells[0],
                    cells[3].isBlank() ? "not-stated" : cells[3], LocalDate.parse(cells[1]).atStartOfDay(ZoneOffset.UTC).toInstant(), Instant.now()));
        }
        return records;
    }

    private List<ProducerRecord<byte[], byte[]>> deals() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String[] cells : rows("olist_closed_deals.csv")) {
            String revenue = cells[cells.length - 1];
            records.add(stream.make.importedWon(IDENTITY.byProvider("olist", cells[0]).value(), "olist", cells[0], cells[3], cells[2],
                    revenue.isBlank() ? null : revenue, "BRL", Instant.parse(cells[4].replace(' ', 'T') + "Z"), Instant.now()));
        }
        return records;
    }

    private static List<String[]> rows(String file) throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        return lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> cast(Object list) {
        return (List<Map<String, Object>>) list;
    }

    /** Reads nested JSON. */
    private static final class FiguresOf {

        static Map<String, Object> step(Map<String, Object> row, int index) {
            return cast(row.get("steps")).get(index);
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> map(Object object) {
            return (Map<String, Object>) object;
        }
    }
}

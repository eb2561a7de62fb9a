package org.tandem.leadcapture.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.imports.Imports.Answer;
import org.tandem.test.KafkaAndPostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The leads of a real marketplace. Their licence keeps them out of this repository, so the test is skipped where they are not:
 * {@code -Dtandem.test.data=<folder>} says where, {@code ../shared/data} beside the project unless said.
 */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RealLeadsTest {

    private static final Path FILE = Path.of(System.getProperty("tandem.test.data", "../../shared/data")).resolve("olist_mql.csv");
    private static final Map<String, Integer> BY_ORIGIN = Map.ofEntries(
            Map.entry("organic_search", 2_296), Map.entry("paid_search", 1_586), Map.entry("social", 1_350),
            Map.entry("unknown", 1_099), Map.entry("direct_traffic", 499), Map.entry("email", 493), Map.entry("referral", 284),
            Map.entry("other", 150), Map.entry("display", 118), Map.entry("other_publicities", 65), Map.entry("not-stated", 60));

    @BeforeEach
    void theFileIsThere() {
        if (!Files.isReadable(FILE)) {
            throw new TestAbortedException("SKIPPED: no real leads at " + FILE.toAbsolutePath().normalize()
                    + "; set -Dtandem.test.data=<folder with olist_mql.csv>");
        }
    }

    @Test
    void areAllThereOnceHoweverOftenTheyAreImported() throws Exception {
        // When
        Answer first = Imports.send("secret-of-olist", "mapping=olist-leads", Files.readAllBytes(FILE));

        // Then
        assertThat(first.summary().getMap("")).containsEntry("complete", true).containsEntry("accepted", 8_000)
                .containsEntry("refused", 0);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(byOrigin("2010-01-01", "2020-01-01")).isEqualTo(BY_ORIGIN));
        assertThat(total("2018-04-01", "2018-05-01")).as("the cohort of April 2018").isEqualTo(1_352);
        assertThat(total("2010-01-01", "2018-04-01")).as("as of the end of March 2018").isEqualTo(5_345);

        // When
        Answer again = Imports.send("secret-of-olist", "mapping=olist-leads", Files.readAllBytes(FILE));

        // Then
        assertThat(again.summary().getMap("")).containsEntry("duplicate", 8_000).containsEntry("accepted", 0);
        assertThat(byOrigin("2010-01-01", "2020-01-01")).isEqualTo(BY_ORIGIN);
        Api.marketing().queryParam("after", again.line(2).getString("eventId")).get("/leads/" + again.line(2).getString("leadId"))
                .then().statusCode(200).body("lead.captures", org.hamcrest.Matchers.equalTo(1), "lead.historical", org.hamcrest.Matchers.equalTo(true));
    }

    private static Map<String, Integer> byOrigin(String from, String before) {
        Map<String, Integer> groups = new HashMap<>();
        Api.marketing().queryParam("from", from + "T00:00:00Z").queryParam("before", before + "T00:00:00Z").get("/leads/counts")
                .then().statusCode(200).extract().jsonPath().<Map<String, Object>>getList("groups")
                .forEach(group -> groups.put((String) group.get("value"), (Integer) group.get("leads")));
        return groups;
    }

    private static int total(String from, String before) {
        return byOrigin(from, before).values().stream().mapToInt(Integer::intValue).sum();
    }
}

package org.tandem.pipeline.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.tandem.events.ids.Identity;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.imports.Imports.Answer;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The deals of a real marketplace. Their licence keeps them out of this repository, so the test is skipped where they are not:
 * {@code -Dtandem.test.data=<folder>} says where, {@code ../shared/data} beside the project unless said.
 */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RealDealsTest {

    private static final Path FOLDER = Path.of(System.getProperty("tandem.test.data", "../../shared/data"));
    private static final Identity IDENTITY = new Identity(UUID.fromString(KafkaAndPostgres.IDENTITY_NAMESPACE));
    private static final Map<String, Integer> BY_ORIGIN = Map.ofEntries(
            Map.entry("organic_search", 271), Map.entry("paid_search", 195), Map.entry("social", 75), Map.entry("unknown", 179),
            Map.entry("direct_traffic", 56), Map.entry("email", 15), Map.entry("referral", 24), Map.entry("other", 4),
            Map.entry("display", 6), Map.entry("other_publicities", 3), Map.entry("not-stated", 14));

    @Inject
    ImportedLeads leads;
    @Inject
    DataSource database;

    @BeforeEach
    void theFilesAreThere() {
        if (!Files.isReadable(FOLDER.resolve("olist_closed_deals.csv"))) {
            throw new TestAbortedException("SKIPPED: no real deals at " + FOLDER.toAbsolutePath().normalize()
                    + "; set -Dtandem.test.data=<folder with olist_mql.csv and olist_closed_deals.csv>");
        }
    }

    @Test
    void findTheirLeadsAndAreCountedOnceHoweverOftenTheyAreImported() throws Exception {
        // Given half of the leads, then all deals, then the other half
        leads.declare(IDENTITY);
        byte[] file = Files.readAllBytes(FOLDER.resolve("olist_closed_deals.csv"));
        List<ProducerRecord<byte[], byte[]>> captures = captures();
        leads.publish(captures.subList(0, 4_000));

        // When
        Answer first = Imports.send("mapping=olist-deals", file);
        leads.publish(captures.subList(4_000, 8_000));

        // Then
        assertThat(first.summary().getMap("")).containsEntry("complete", true).containsEntry("accepted", 842).containsEntry("refused", 0);
        Api.eventually(() -> assertThat(ImportedLeads.byOrigin()).containsAllEntriesOf(BY_ORIGIN));
        List<String> anomalies = Imports.anomalies("olist");
        assertThat(anomalies).hasSize(2);
        assertThat(anomalies).anyMatch(deal -> deal.endsWith("[won-before-first-contact]")).anyMatch(deal -> deal.endsWith("[dominating-value]"));

        assertThat(rows("select count(*), count(distinct rep), count(distinct sdr), count(*) filter (where won_on <= '2018-03-31'),"
                + " count(*) filter (where won_on between '2018-04-01' and '2018-04-30'),"
                + " count(*) filter (where amount > (select 0.8 * sum(amount) from imported_deal where provider = 'olist'))"
                + " from imported_deal where provider = 'olist'")).isEqualTo("842 22 32 336 207 1");

        // When
        Answer again = Imports.send("mapping=olist-deals", file);

        // Then
        assertThat(again.summary().getMap("")).containsEntry("duplicate", 842).containsEntry("accepted", 0);
        assertThat(ImportedLeads.byOrigin()).containsAllEntriesOf(BY_ORIGIN);
    }

    private String rows(String sql) throws SQLException {
        try (Connection db = database.getConnection(); Statement statement = db.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            StringBuilder values = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.append(i == 1 ? "" : " ").append(row.getLong(i));
            }
            return values.toString();
        }
    }

    private List<ProducerRecord<byte[], byte[]>> captures() throws Exception {
        List<ProducerRecord<byte[], byte[]>> captures = new ArrayList<>();
        List<String> lines = Files.readAllLines(FOLDER.resolve("olist_mql.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            captures.add(leads.record(IDENTITY.byProvider("olist", cells[0]), "olist", cells[0], "provider", cells[1],
                    cells[3].isBlank() ? "not-stated" : cells[3]));
        }
        return captures;
    }
}

package org.tandem.analytics.sdr;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.Stream;
import org.tandem.test.KafkaAndPostgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class SdrTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    Stream stream;

    private final String rep = "rep-" + UUID.randomUUID();

    @Test
    void dealsAreCountedByWhoQualifiedTheirLead() {
        // Given
        UUID first = captured();
        UUID second = captured();
        UUID third = captured();
        deal(first, "sdr-b", "100.00", "EUR", MONDAY.plusSeconds(60));
        deal(second, "sdr-a", "50.00", "EUR", MONDAY.plusSeconds(60));
        deal(third, "sdr-a", null, null, MONDAY.plus(Duration.ofDays(40)));
        deal(captured(), null, "7.00", "EUR", MONDAY.plusSeconds(60));

        // Then
        JsonPath all = sdrs("analyst", "analyst-1");
        assertThat(all.getList("rows.sdr")).containsExactly("sdr-a", "sdr-b");
        assertThat(all.getList("rows.deals")).containsExactly(2, 1);
        assertThat(all.getList("rows[0].wonValue")).isEqualTo(List.of(Map.of("currency", "EUR", "deals", 1, "amount", "50.00")));
        assertThat(all.getString("question")).startsWith("Who qualified the leads of rep " + rep + " that were won, at any time; as of ");
        assertThat(sdrs("analyst", "analyst-1", "before", "2026-04-01").getList("rows.deals")).containsExactly(1, 1);
        assertThat(sdrs("analyst", "analyst-1", "asOf", "2026-03-01").getList("rows")).isEmpty();

        // and a rep asks for their own, whatever they ask for
        assertThat(stream.as("sales-rep", "rep-nobody").queryParam("rep", rep).get("/sdrs").jsonPath().getList("rows")).isEmpty();
        assertThat(sdrs("sales-rep", rep).getList("rows")).hasSize(2);

        // When one of them is forgotten
        stream.say(stream.make.erased(second, Instant.now()));

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(sdrs("analyst", "analyst-1").getList("rows.deals")).containsExactly(1, 1));
    }

    @Test
    void aDealOfALeadThatNobodyBroughtIsCountedOnceSomebodyDoes() {
        UUID lead = UUID.randomUUID();
        deal(lead, "sdr-a", "100.00", "EUR", MONDAY.plusSeconds(60));
        assertThat(sdrs("analyst", "analyst-1").getList("rows")).isEmpty();

        stream.say(stream.make.captured(lead, "fair", "c-" + lead, MONDAY, MONDAY));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(sdrs("analyst", "analyst-1").getList("rows.sdr")).containsExactly("sdr-a"));
    }

    private UUID captured() {
        UUID lead = UUID.randomUUID();
        stream.say(stream.make.captured(lead, "fair", "c-" + lead, MONDAY, MONDAY));
        return lead;
    }

    private void deal(UUID lead, String sdr, String amount, String currency, Instant wonAt) {
        stream.say(stream.make.importedWon(lead, "crm", lead.toString(), rep, sdr, amount, currency, wonAt, MONDAY));
    }

    private JsonPath sdrs(String role, String user, String... parameter) {
        var asking = stream.as(role, user).queryParam("rep", rep);
        if (parameter.length > 0) {
            asking.queryParam(parameter[0], parameter[1]);
        }
        return asking.get("/sdrs").then().statusCode(200).extract().jsonPath();
    }
}

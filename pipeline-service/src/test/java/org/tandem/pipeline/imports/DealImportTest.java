package org.tandem.pipeline.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.pipeline.imports.Imports.Answer;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A list with everything in it that lists have: see {@code imports/deals.csv}. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class DealImportTest {

    private static final Identity IDENTITY = new Identity(UUID.fromString(KafkaAndPostgres.IDENTITY_NAMESPACE));
    private static final List<String> OUTCOMES = List.of("2 accepted", "4 accepted", "5 accepted", "6 accepted", "7 accepted",
            "8 accepted", "9 duplicate", "10 refused [null][already-used]", "11 refused [wonAt][not-a-time]",
            "12 refused [currency][missing]", "13 refused [rep][not-a-code]", "14 refused [null][other-number-of-columns]");

    private final String provider = "list-" + UUID.randomUUID();
    @Inject
    ImportedLeads leads;
    @Inject
    Facts facts;

    @BeforeEach
    void theStreamSaysWhichIdentityItHas() {
        leads.declare(IDENTITY);
    }

    @Test
    void dealsFindTheirLeadsHoweverLateTheyComeAndTheSameFileAgainChangesNothing() throws Exception {
        // Given
        String query = "mapping=generic-deals&provider=" + provider;

        // When the deals come before their leads
        Answer first = Imports.send(query, Imports.resource("deals.csv"));

        // Then
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.rows()).isEqualTo(OUTCOMES);
        assertThat(first.summary().getMap("")).containsEntry("complete", true).containsEntry("accepted", 6)
                .containsEntry("duplicate", 1).containsEntry("refused", 5);
        Api.eventually(() -> assertThat(Imports.anomalies(provider)).containsExactly("T-1 [unknown-reference]",
                "T-2 [unknown-reference]", "T-3 [unknown-reference]", "T-404 [unknown-reference]",
                "T-5 [unknown-reference, dominating-value]", "T-6 [unknown-reference]"));

        // When the leads come, one of them with an address and so with another id
        List.of("T-1", "T-2", "T-5", "T-6").forEach(ref ->
                leads.captured(IDENTITY.byProvider(provider, ref), provider, ref, "provider", "2026-01-20", "fair-" + provider));
        leads.captured(Facts.freshLead(), provider, "T-3", "email", "2026-01-21", "web-" + provider);

        // Then
        Api.eventually(() -> assertThat(Imports.anomalies(provider)).containsExactly("T-2 [won-before-first-contact]",
                "T-404 [unknown-reference]", "T-5 [dominating-value]"));
        Map<String, Integer> byOrigin = ImportedLeads.byOrigin();
        assertThat(byOrigin).containsEntry("fair-" + provider, 4).containsEntry("web-" + provider, 1);
        assertThat(Api.history(IDENTITY.byProvider(provider, "T-1"))).as("it was won, and nobody gets it to work on")
                .containsExactly("opportunity.imported-won");

        // When it is sent again
        long written = imported();
        Answer again = Imports.send(query, Imports.resource("deals.csv"));

        // Then
        assertThat(again.rows()).isEqualTo(OUTCOMES.stream().map(row -> row.replace("accepted", "duplicate")).toList());
        assertThat(imported()).isEqualTo(written);
        assertThat(ImportedLeads.byOrigin()).isEqualTo(byOrigin);
    }

    @Test
    void whoIsErasedTakesTheirDealsAlong() throws Exception {
        // Given
        LeadId lead = IDENTITY.byProvider(provider, "E-1");
        leads.captured(lead, provider, "E-1", "provider", "2026-01-20", "erased-" + provider);
        Imports.send("mapping=generic-deals&provider=" + provider, "lead_id,won_at\nE-1,2026-02-01\n".getBytes(StandardCharsets.UTF_8));
        Api.eventually(() -> assertThat(ImportedLeads.byOrigin()).containsEntry("erased-" + provider, 1));

        // When
        facts.erased(lead);

        // Then
        Api.eventually(() -> assertThat(ImportedLeads.byOrigin()).doesNotContainKey("erased-" + provider));
        assertThat(Imports.anomalies(provider)).isEmpty();
    }

    @Test
    void whatCannotBeImportedIsSaidBeforeAnythingIs() throws Exception {
        byte[] file = "lead_id,won_at\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Imports.send("mapping=generic-deals", file).summary().getString("errors[0].field")).isEqualTo("provider");
        assertThat(Imports.send("mapping=generic-deals&provider=EMAIL", file).status()).isEqualTo(400);
        assertThat(Imports.send("mapping=generic-deals&provider=email", file).status()).isEqualTo(400);
        assertThat(Imports.send("mapping=generic-leads&provider=a", file).status()).isEqualTo(400);
        assertThat(Imports.send("mapping=olist-deals", file).summary().getList("errors.field"))
                .contains("mql_id", "won_date").doesNotContain("lead_id");
    }

    private static long imported() {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read("pipeline").stream().filter(record -> new String(record.headers().lastHeader("ce_type").value(),
                    StandardCharsets.UTF_8).equals("org.tandem.opportunity.imported-won.v1")).count();
        }
    }
}

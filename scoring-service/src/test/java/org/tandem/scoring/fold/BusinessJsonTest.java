package org.tandem.scoring.fold;

import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.scoring.lead.BusinessFacts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessJsonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void keepsEverythingThatScores() {
        assertThat(BusinessJson.read(new String(BusinessJson.write(ScoreRecords.TOP), StandardCharsets.UTF_8))).isEqualTo(ScoreRecords.TOP);
    }

    /** So a company that becomes known is no news of the lead's score, and tables need not be folded again for it. */
    @Test
    void whichCompanyItIsChangesNothing() {
        Business known = new Business("DE", "industrials", 800, "operations", "c-level", "corporate", UUID.randomUUID());
        BusinessFacts facts = BusinessFacts.none();
        facts.add(ScoreRecords.TOP, NOW);
        BusinessFacts same = BusinessFacts.none();
        same.add(known, NOW);

        assertThat(BusinessJson.write(known)).isEqualTo(BusinessJson.write(ScoreRecords.TOP));
        assertThat(same.fields()).isEqualTo(facts.fields());
    }
}

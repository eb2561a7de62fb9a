package org.tandem.analytics.ask;

import org.junit.jupiter.api.Test;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;

import java.time.LocalDate;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AskTest {

    @Test
    void whatIsNotAppliedIsNotNamed() {
        // Given
        LocalDate day = LocalDate.parse("2026-03-02");
        Ask ask = new Ask(View.COHORT, Unit.PERSON, Step.INQUIRY, null, null, null, day, day, null, Period.MONTH,
                Map.of(Dimension.REP, "rep-1", Dimension.TERRITORY, "BR"), null, false);

        // When
        Ask ofRep = ask.only(Dimension.REP, Dimension.ORIGIN);

        // Then
        assertThat(ofRep.named()).isEqualTo(Map.of("rep", "rep-1"));
        assertThat(ofRep.whose()).isEqualTo(" of rep rep-1");
        assertThat(ofRep.asKnown()).isEqualTo(ask.asKnown());
    }
}

package org.tandem.scoring.label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.label.SalesFact.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelsTest {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T09:00:00Z");

    /** The agreed table, row by row. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "WON,        -,               conversion:1:100,                    -",
            "LOST,       price,           conversion:0:100,                    -",
            "OPENED,     -,               conversion:1:50,                     -",
            "ACCEPTED,   -,               conversion:1:20,                     -",
            "GIVEN_BACK, not-our-profile, conversion:null:0 fit:0:100,         -",
            "GIVEN_BACK, not-now,         conversion:null:0,                   -",
            "GIVEN_BACK, unreachable,     conversion:null:0,                   -",
            "GIVEN_BACK, duplicate,       conversion:null:0,                   -",
            "GIVEN_BACK, false-data,      conversion:null:0 source-quality:0:100, -",
            "GIVEN_BACK, competitor,      conversion:0:100,                    competitor",
            "GIVEN_BACK, student,         conversion:0:100,                    student",
            "GIVEN_BACK, supplier,        conversion:0:100,                    supplier",
            "GIVEN_BACK, of-a-later-time, conversion:null:0,                   -",
            "GIVEN_BACK, -,               conversion:null:0,                   -",
            "JUDGED,     good,            conversion:1:50,                     -",
            "JUDGED,     wrong-fit,       conversion:null:0 fit:0:100,         -",
            "JUDGED,     wrong-time,      conversion:null:0,                   -",
            "JUDGED,     no-need,         conversion:0:100,                    -",
            "JUDGED,     competitor,      conversion:0:100,                    competitor",
            "JUDGED,     false-data,      conversion:null:0 source-quality:0:100, -",
            "JUDGED,     of-a-later-time, conversion:null:0,                   -"})
    void everyDispositionTeachesWhatWasAgreed(Kind kind, String code, String expected, String proposes) {
        // Given a lead that had been accepted
        SalesFact said = fact(1, kind, code, 2);

        // When
        List<Label> labels = labels(fact(1, Kind.ACCEPTED, null, 1), said);

        // Then
        assertThat(String.join(" ", labels.stream().map(LabelsTest::text).toList())).isEqualTo(expected);
        assertThat(labels).allSatisfy(label -> assertThat(label.eventId()).isEqualTo(said.fact().eventId()));
        assertThat(labels.get(0).proposes()).isEqualTo(proposes);
    }

    @Test
    void unreachableTeachesAfterSixTriesOverTenDaysAndNotBefore() {
        SalesFact unreachable = fact(1, Kind.GIVEN_BACK, "unreachable", 12);

        assertThat(conversion(unreachable, tries(6, Duration.ofDays(10)))).isEqualTo(Worth.negative(30));
        assertThat(conversion(unreachable, tries(5, Duration.ofDays(10)))).isEqualTo(Worth.NONE);
        assertThat(conversion(unreachable, tries(6, Duration.ofDays(10).minusSeconds(1)))).isEqualTo(Worth.NONE);
        // tries of another attempt are not of this one
        assertThat(conversion(unreachable, new Tries(2, 9, DAY_0, DAY_0.plus(Duration.ofDays(20))))).isEqualTo(Worth.NONE);
    }

    @Test
    void nothingSaidIsNoLabel() {
        assertThat(Labels.of(List.of(), List.of(tries(9, Duration.ofDays(30))))).isEmpty();
    }

    @Test
    void aCustomerCorrectsWhatWasWeaklyBelievedBefore() {
        // Given four attempts: unreachable, not now, lost, accepted; and a verdict on the first
        SalesFact won = fact(5, Kind.WON, null, 90);
        List<SalesFact> facts = List.of(fact(1, Kind.GIVEN_BACK, "unreachable", 12), fact(2, Kind.GIVEN_BACK, "not-now", 20),
                fact(3, Kind.LOST, "price", 30), fact(4, Kind.ACCEPTED, null, 40), won, fact(6, Kind.ACCEPTED, null, 100));

        // When
        List<Label> labels = Labels.of(facts, List.of(tries(7, Duration.ofDays(11))));

        // Then what was certain stays, what was nothing stays nothing, and what comes after is not touched
        assertThat(labels).extracting(LabelsTest::text).containsExactly("conversion:1:100", "conversion:null:0",
                "conversion:0:100", "conversion:1:100", "conversion:1:100", "conversion:1:20");
        assertThat(labels.get(0).eventId()).isEqualTo(won.fact().eventId());
        assertThat(labels.get(0).knownAt()).isEqualTo(won.recordedAt());
        assertThat(labels.get(3).kind()).isEqualTo(Kind.WON);
        assertThat(labels.get(2).kind()).isEqualTo(Kind.LOST);
    }

    @Test
    void theLastWordCountsAndOfAVerdictTheHighestRevision() {
        SalesFact competitor = fact(1, Kind.GIVEN_BACK, "competitor", 3);
        SalesFact first = verdict("wrong-fit", 1, 4);
        SalesFact second = verdict("wrong-time", 2, 5);

        assertThat(labels(competitor)).extracting(LabelsTest::text).containsExactly("conversion:0:100");
        assertThat(labels(competitor, first)).extracting(LabelsTest::text).containsExactly("conversion:null:0", "fit:0:100");
        assertThat(labels(competitor, first, second)).extracting(LabelsTest::text).containsExactly("conversion:null:0");
        assertThat(labels(verdict("good", 1, 2), competitor)).extracting(LabelsTest::text).containsExactly("conversion:0:100");
    }

    @Test
    void anOutcomeIsMoreThanAWordAndTheWordStillTeachesTheOthers() {
        List<Label> labels = labels(fact(1, Kind.WON, null, 5), verdict("wrong-fit", 1, 6));

        assertThat(labels).extracting(LabelsTest::text).containsExactly("conversion:1:100", "fit:0:100");
    }

    @Test
    void aCustomerProposesNoDisqualifier() {
        assertThat(labels(fact(1, Kind.WON, null, 5), verdict("competitor", 1, 6)).get(0).proposes()).isNull();
        assertThat(labels(fact(1, Kind.LOST, "x", 5), verdict("competitor", 1, 6)).get(0).proposes()).isEqualTo("competitor");
    }

    @Test
    void aLabelThatIsNeitherSomethingNorNothingCannotBeMade() {
        assertThatThrownBy(() -> new Worth(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Worth(null, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Worth(2, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Worth(0, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Worth conversion(SalesFact fact, Tries tries) {
        return Labels.of(List.of(fact), List.of(tries)).get(0).worth();
    }

    private static List<Label> labels(SalesFact... facts) {
        return Labels.of(Arrays.asList(facts), List.of());
    }

    private static String text(Label label) {
        return label.target().code() + ":" + label.worth().value() + ":" + label.worth().weight();
    }

    private static Tries tries(int count, Duration over) {
        return new Tries(1, count, DAY_0, DAY_0.plus(over));
    }

    private static SalesFact verdict(String code, int revision, int day) {
        return new SalesFact(1, Kind.JUDGED, code, revision, DAY_0.plus(Duration.ofDays(day)), id(day));
    }

    private static SalesFact fact(int attempt, Kind kind, String code, int day) {
        return new SalesFact(attempt, kind, code, 0, DAY_0.plus(Duration.ofDays(day)), id(day));
    }

    private static Fact id(int day) {
        return new Fact(new UUID(1, day), new UUID(2, day));
    }
}

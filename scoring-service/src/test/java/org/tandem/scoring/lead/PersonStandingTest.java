package org.tandem.scoring.lead;

import org.junit.jupiter.api.Test;
import org.tandem.scoring.lead.PersonStanding.OfId;
import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.scoring.lead.Lead.day;

class PersonStandingTest {

    @Test
    void whoHasOneIdStandsWhereItStands() {
        Standing standing = said(1, "A2", true, null);

        assertThat(PersonStanding.of(List.of(new OfId(standing, day(3))))).isSameAs(standing);
    }

    @Test
    void nothingSaidOfAnyIdIsNothingSaid() {
        assertThat(PersonStanding.of(List.of(new OfId(Standing.NOTHING_SAID, null), new OfId(Standing.NOTHING_SAID, day(1)))))
                .isEqualTo(Standing.NOTHING_SAID);
    }

    @Test
    void whoIsQualifiedUnderOneIdIsQualifiedWhateverWasSaidOfAnother() {
        for (List<Standing> both : List.of(List.of(said(1, "A2", true, null), said(2, "C3", false, null)),
                List.of(said(2, "C3", false, null), said(1, "A2", true, null)))) {
            Standing person = person(both, null, null);

            assertThat(person.holds(null)).isTrue();
            assertThat(person.scored().asOf()).isEqualTo(day(2));
            assertThat(person.cell()).as("said of the canonical id").isEqualTo(both.get(0).cell());
        }
    }

    @Test
    void whatSalesAnsweredUnderOneIdIsAnsweredUnderBoth() {
        // Given both qualified, and one given back
        List<Standing> both = List.of(said(1, "A2", true, null), said(2, "A1", true, null));

        assertThat(person(both, null, day(4)).holds(day(4))).isFalse();
        assertThat(person(both, day(4), null).holds(day(4))).isFalse();
    }

    @Test
    void whoWasQualifiedAfterSalesGaveTheOtherIdBackStillIs() {
        Standing person = person(List.of(said(5, "A2", true, null), said(1, "A1", true, null)), null, day(4));

        assertThat(person.holds(day(4))).isTrue();
    }

    @Test
    void aReturnOfTheOwnIdThatWasNotKnownIsNotForgiven() {
        assertThat(person(List.of(said(5, "A2", true, null), Standing.NOTHING_SAID), day(4), null).holds(day(4))).isFalse();
        assertThat(person(List.of(said(5, "A2", true, day(4)), Standing.NOTHING_SAID), day(4), null).holds(day(4))).isTrue();
    }

    @Test
    void qualificationsOfAllIdsAreCounted() {
        Standing person = person(List.of(said(1, "A2", true, null).and(new Qualification(2, day(1), day(1), "threshold")),
                said(2, "A2", true, null).and(new Qualification(1, day(2), day(2), "hand-raise"))), null, null);

        assertThat(person.qualifications()).isEqualTo(3);
        assertThat(person.qualification().why()).isEqualTo("hand-raise");
    }

    @Test
    void reasonsOfAllIdsCountAndThoseThatFellAreSaidToHave() {
        Standing student = new Standing(new Scored(day(1), UUID.randomUUID(), day(1), 50, 0, "B3", false, List.of("student"), null, null), null);
        Standing person = person(List.of(said(2, "A3", false, null), student), null, null);

        assertThat(person.disqualifiedBy()).containsExactly("student");
        assertThat(student.isEndedBy(verdict(false, List.of()))).isTrue();
        assertThat(student.isEndedBy(verdict(false, List.of("competitor", "student")))).isFalse();
        assertThat(said(1, "A2", true, null).isEndedBy(verdict(false, List.of()))).isTrue();
        assertThat(said(1, "A2", true, null).isEndedBy(verdict(true, List.of()))).isFalse();
    }

    private static Verdict verdict(boolean qualified, List<String> reasons) {
        return new Verdict(day(9), new Score(0, 0, "C", "3"), qualified, null, reasons, false, null);
    }

    private static Standing person(List<Standing> both, Instant returnedFirst, Instant returnedSecond) {
        return PersonStanding.of(List.of(new OfId(both.get(0), returnedFirst), new OfId(both.get(1), returnedSecond)));
    }

    private static Standing said(double day, String cell, boolean qualified, Instant returnedAt) {
        return Standing.NOTHING_SAID.and(new Scored(day(day), UUID.randomUUID(), day(day), 80, 30, cell, qualified, List.of(),
                returnedAt, null));
    }
}

package org.tandem.scoring.model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterGradeTest {

    @ParameterizedTest
    @CsvSource({"0, D", "6, B", "10, A+", "11, A+", "1000, A+", "-1, D-", "-2, F", "-9, F"})
    void everybodyBeginsAtDAndNobodyLeavesTheLadder(int thirds, String grade) {
        assertThat(LetterGrade.after(thirds).text()).isEqualTo(grade);
    }
}

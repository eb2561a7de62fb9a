package org.tandem.projection.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TablesTest {

    private static final class Away extends RuntimeException {
        private Away(Exception cause) {
            super(cause);
        }
    }

    @Test
    void answersWhatIsThere() {
        assertThat(Tables.read(() -> 7, Away::new)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "53300", "40P01", "42P01", "3F000", "25006"})
    void saysThatADatabaseIsAwayWhateverItWasAskedThrough(String state) {
        SQLException failure = new SQLException("words", state);
        assertThatThrownBy(() -> Tables.read(() -> {
            throw failure;
        }, Away::new)).isInstanceOf(Away.class).hasCause(failure);
        assertThatThrownBy(() -> Tables.read(() -> {
            throw new IllegalStateException(new IllegalStateException(failure));
        }, Away::new)).isInstanceOf(Away.class);
    }

    @Test
    void saysSoOfAPoolThatHadNoConnectionInTime() {
        assertThatThrownBy(() -> Tables.read(() -> {
            throw new SQLException("Acquisition timeout");
        }, Away::new)).isInstanceOf(Away.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "42703", "22P02", "23505"})
    void doesNotHideAQuestionThatIsWrong(String state) {
        assertThatThrownBy(() -> Tables.read(() -> {
            throw new SQLException("words", state);
        }, Away::new)).isExactlyInstanceOf(IllegalStateException.class).hasMessage("SQL state " + state);
    }

    @Test
    void leavesADefectAsItIs() {
        IllegalArgumentException defect = new IllegalArgumentException("ours");
        assertThatThrownBy(() -> Tables.read(() -> {
            throw defect;
        }, Away::new)).isSameAs(defect);
    }
}

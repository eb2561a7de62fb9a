package org.tandem.projection.sql;

import org.junit.jupiter.api.Test;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldedWithTest {

    @Test
    void tablesThatWereFoldedWithOneSettingAreNotFoldedOnWithAnother() throws SQLException {
        try (Connection db = DriverManager.getConnection(TestPlatform.get().freshDatabase())) {
            // Given
            try (Statement statement = db.createStatement()) {
                statement.execute("create table model (singleton boolean primary key default true check (singleton), fingerprint text not null)");
            }
            FoldedWith one = of("one");
            one.check(db);

            // Then
            assertThatCode(() -> one.check(db)).doesNotThrowAnyException();
            assertThatCode(() -> of("one").check(db)).as("after a restart").doesNotThrowAnyException();
            assertThatThrownBy(() -> of("other").check(db)).isInstanceOf(SQLException.class).hasMessageContainingAll("tandem.model", "one",
                    "other", "tandem.stream.projection-version");
        }
    }

    private static FoldedWith of(String fingerprint) {
        return new FoldedWith("model", "tandem.model", fingerprint);
    }
}

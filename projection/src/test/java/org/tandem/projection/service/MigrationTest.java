package org.tandem.projection.service;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.test.TestPlatform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationTest {

    private static final String SCHEMA = "tally_v1";

    private final String database = TestPlatform.get().freshDatabase();

    @TempDir
    Path scripts;

    @Test
    void doesWhatIsNewAndNothingTwice() throws IOException {
        script("V1__a.sql", "create table a (id int)");
        assertThatCode(() -> Migration.run(flyway())).doesNotThrowAnyException();
        script("V2__b.sql", "create table b (id int)");
        assertThatCode(() -> Migration.run(flyway())).doesNotThrowAnyException();
        assertThatCode(() -> Migration.run(flyway())).doesNotThrowAnyException();
    }

    @Test
    void refusesTablesThatAnotherBuildMade() throws IOException {
        script("V1__a.sql", "create table a (id int)");
        Migration.run(flyway());
        script("V1__a.sql", "create table a (id bigint)");
        assertThatThrownBy(() -> Migration.run(flyway())).isInstanceOf(StartCheck.Refusal.class)
                .hasMessageContaining(SCHEMA).hasMessageContaining("tandem.stream.projection-version");
    }

    @Test
    void refusesAMigrationThatCannotBeDone() throws IOException {
        script("V1__a.sql", "alter table there_is_none add column b int");
        assertThatThrownBy(() -> Migration.run(flyway())).isInstanceOf(StartCheck.Refusal.class);
    }

    @Test
    void waitsForADatabaseThatIsAway() throws IOException {
        script("V1__a.sql", "create table a (id int)");
        Flyway nowhere = Flyway.configure().dataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "").schemas(SCHEMA)
                .locations("filesystem:" + scripts).load();
        assertThatThrownBy(() -> Migration.run(nowhere)).isInstanceOf(FlywayException.class);
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(database, null, null).schemas(SCHEMA)
                .locations("filesystem:" + scripts).load();
    }

    private void script(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql + ";\n");
    }
}

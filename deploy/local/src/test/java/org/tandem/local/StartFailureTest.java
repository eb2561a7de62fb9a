package org.tandem.local;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StartFailureTest {

    @Test
    void saysWhatPostgresSaid() {
        assertThat(StartFailure.of(List.of("LOG:  starting", "FATAL:  could not create shared memory segment")))
                .isEqualTo("PostgreSQL did not start and said: FATAL:  could not create shared memory segment");
        assertThat(StartFailure.of(List.of("creating directory", "killed"))).isEqualTo("PostgreSQL did not start and said: creating directory | killed");
        assertThat(StartFailure.of(List.of())).isEqualTo("PostgreSQL did not start and said nothing");
    }

    @Test
    void knowsWhatToDoAboutRoot() {
        assertThat(StartFailure.of(List.of("initdb: error: cannot be run as root",
                "initdb: hint: Please log in (using, e.g., \"su\") as the (unprivileged) user that will own the server process.")))
                .contains("start as another user");
    }
}

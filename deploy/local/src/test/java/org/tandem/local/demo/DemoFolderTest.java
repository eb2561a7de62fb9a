package org.tandem.local.demo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;

import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoFolderTest {

    private static final Instant NOW = Instant.parse("2026-03-20T10:15:30.123Z");

    @TempDir
    Path directory;
    private StateFolder state;
    private DemoFolder demo;

    @BeforeEach
    void open() {
        state = StateFolder.at(directory.resolve("state"));
        state.open();
        demo = DemoFolder.of(state);
    }

    @Test
    void aNewPlatformBecomesADemoWithATeamOfItsOwn() {
        demo.requireDemoOrNew();
        demo.begin(NOW);
        demo.next(7);
        demo.begin(NOW.plusSeconds(60));

        assertThat(demo.isDemo()).isTrue();
        assertThat(demo.began()).isEqualTo("2026-03-20T10:15:30Z");
        assertThat(demo.next()).isEqualTo(7);
        assertThat(demo.isHistoryTold()).isFalse();
        assertThat(PrivateFile.read(state.path("team.properties"))).contains("rep-6.time-zone=Asia/Singapore");
        assertThat(PrivateFile.read(state.path("forms.properties"))).contains("demo-request.campaign=search-ads");
        demo.requireDemoOrNew();
    }

    @Test
    void inventedDataDoNotMixWithSomebodysOwn() {
        PrivateFile.write(state.path("identity"), "somebody's\n");

        assertThatThrownBy(demo::requireDemoOrNew).isInstanceOf(Refused.class)
                .hasMessageContaining("was begun without --demo").hasMessageNotContaining("\n");
    }
}

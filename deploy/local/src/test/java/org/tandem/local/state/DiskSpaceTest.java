package org.tandem.local.state;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiskSpaceTest {

    @Test
    void tooLittleIsRefusedBeforeAnythingStarts() {
        Path folder = Path.of("/var/tandem");

        DiskSpace.require(folder, DiskSpace.LEAST);

        assertThatThrownBy(() -> DiskSpace.require(folder, 120L * 1024 * 1024)).isInstanceOf(Refused.class)
                .hasMessage("no space left for /var/tandem: 120 MB are free and 1.0 GB are needed; free some, or choose a"
                        + " folder on another disk with --state");
    }

    @Test
    void isKnownOfAFolderThatIsStillToBeMade() {
        assertThat(DiskSpace.free(Path.of("target/no/such/folder"))).isPositive();
    }
}

package org.tandem.local.state;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateFolderTest {

    @TempDir
    Path directory;

    @Test
    void aNewFolderIsForItsOwnerAlone() throws Exception {
        StateFolder folder = folder();

        folder.open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.home()))).isEqualTo("rwx------");
        assertThat(folder.exists()).isTrue();
        folder.open();
        folder.requireExisting();
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() {
        StateFolder folder = folder();
        PrivateFile.write(folder.path("version"), "7\n");

        assertThatThrownBy(folder::open).isInstanceOf(Refused.class).hasMessage(folder.home()
                + " is of version 7 and this Tandem knows version 1: choose another folder with --state, or run the Tandem that made it");
        assertThatThrownBy(folder::requireExisting).isInstanceOf(Refused.class);
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() {
        StateFolder folder = folder();
        PrivateFile.write(folder.path("thesis.txt"), "years of work");

        assertThatThrownBy(folder::open).isInstanceOf(Refused.class).hasMessageContaining("files of something else");
        assertThatThrownBy(folder::requireExisting).isInstanceOf(Refused.class);
    }

    @Test
    void aStartThatWasCutOffAtOnceIsNoObstacle() {
        StateFolder folder = folder();
        PrivateFile.write(folder.path("lock"), "");
        PrivateFile.write(folder.path("version.part"), "");

        folder.open();

        assertThat(folder.exists()).isTrue();
    }

    @Test
    void oneAtATimeRunsIt() {
        StateFolder folder = folder();
        folder.open();
        assertThat(folder.isLocked()).isFalse();

        var lock = folder.lock().orElseThrow();

        assertThat(folder.isLocked()).isTrue();
        assertThat(folder.lock()).isEmpty();
        lock.close();
        assertThat(folder.isLocked()).isFalse();
    }

    @Test
    void deletingLeavesNothing() {
        StateFolder folder = folder();
        folder.open();
        PrivateFile.write(folder.path("kafka", "leads-0", "0.log"), "facts");

        folder.delete();

        assertThat(folder.home()).doesNotExist();
    }

    private StateFolder folder() {
        return StateFolder.at(directory.resolve("state"));
    }
}

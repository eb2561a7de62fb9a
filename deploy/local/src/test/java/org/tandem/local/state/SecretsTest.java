package org.tandem.local.state;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretsTest {

    @TempDir
    Path directory;
    private StateFolder folder;

    @BeforeEach
    void open() {
        folder = StateFolder.at(directory.resolve("state"));
        folder.open();
    }

    @Test
    void areTheSameAtEachStart() {
        Secrets first = Secrets.of(folder);

        Secrets again = Secrets.of(folder);

        assertThat(again.namespace()).isEqualTo(first.namespace());
        assertThat(again.senderKey()).isEqualTo(first.senderKey()).hasSize(64);
        assertThat(again.signing().getPublic()).isEqualTo(first.signing().getPublic());
        assertThat(Secrets.signingKey(folder)).isEqualTo(first.signing().getPrivate());
    }

    @Test
    void areOthersInAnotherFolder() {
        StateFolder other = StateFolder.at(directory.resolve("other"));
        other.open();

        assertThat(Secrets.of(other).namespace()).isNotEqualTo(Secrets.of(folder).namespace());
        assertThat(Secrets.of(other).senderKey()).isNotEqualTo(Secrets.of(folder).senderKey());
    }

    @Test
    void nobodyElseReadsThem() throws Exception {
        Secrets.of(folder);

        for (Path file : new Path[] {folder.path("identity"), Secrets.senderKeyFile(folder), folder.path("keys", "tokens")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------");
        }
    }

    @Test
    void anIdentityThatTheStreamWasBegunWithIsNotReplaced() throws Exception {
        Secrets.of(folder);
        PrivateFile.write(folder.path("kafka", "meta.properties"), "");
        Files.delete(folder.path("identity"));

        assertThatThrownBy(() -> Secrets.of(folder)).isInstanceOf(Refused.class).hasMessageContaining("identity is missing");
    }

    @Test
    void nobodySignsBeforeTheFirstStart() {
        assertThatThrownBy(() -> Secrets.signingKey(folder)).isInstanceOf(Refused.class)
                .hasMessage("nothing was started in " + folder.home() + " yet: ./tandem up");
    }
}

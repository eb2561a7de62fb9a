package org.tandem.local.supervise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.token.Role;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleFileTest {

    @TempDir
    Path directory;

    @Test
    void everyRepOfTheTeamCanBeSignedInAsAndOneOfEachOtherRole() {
        assertThat(ConsoleFile.people("# tandem.pipeline.team.nobody\ntandem.pipeline.team.rep-1.weight=1\ntandem.pipeline.team.rep-1.time-zone=UTC\n"
                + "tandem.pipeline.team.rep-9.weight=0\n")).isEqualTo(Map.of("rep-1", Role.SALES_REP, "rep-9", Role.SALES_REP,
                "marketing-1", Role.MARKETING, "manager-1", Role.SALES_MANAGER, "director-1", Role.ANALYST, "admin-1", Role.ADMIN));
    }

    @Test
    void theConsoleIsToldWhereTheServicesAreAndOnlyWhereTheKeyIs() throws IOException {
        // Given
        StateFolder folder = StateFolder.at(directory.resolve("state"));
        folder.open();
        Secrets.of(folder);
        Map<String, Integer> ports = new HashMap<>(Map.of(LocalConsole.ID, 8180));
        Arrays.stream(LocalService.values()).forEach(service -> ports.put(service.id(), service.port()));

        // When
        Path file = ConsoleFile.write(folder, ports, "tandem.pipeline.team.rep-1.weight=1").resolve("config/application.properties");

        // Then
        Properties settings = new Properties();
        settings.load(new StringReader(PrivateFile.read(file)));
        assertThat(settings).containsEntry("quarkus.http.host", "127.0.0.1").containsEntry("quarkus.http.port", "8180")
                .containsEntry("tandem.console.services.pipeline", "http://127.0.0.1:8083")
                .containsEntry("tandem.console.development-sign-in.people.rep-1", "sales-rep")
                .containsEntry("tandem.console.development-sign-in.key-file", Secrets.signingKeyFile(folder).toAbsolutePath().toString());
        assertThat(PrivateFile.read(file)).doesNotContain(PrivateFile.read(Secrets.signingKeyFile(folder)).strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}

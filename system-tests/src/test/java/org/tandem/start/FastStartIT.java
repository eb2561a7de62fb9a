package org.tandem.start;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.service.ClassArchive;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Console;
import org.tandem.local.supervise.LocalPlatform;
import org.tandem.local.supervise.Supervisor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What was built is prepared for fast starts; every platform that a test starts after this one is started so. */
class FastStartIT {

    @Test
    void theClassesOfAllApplicationsAreKept(@TempDir Path home) {
        // Given
        StateFolder folder = StateFolder.at(home);
        folder.open();
        var ports = LocalPlatform.NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> 0));
        Supervisor supervisor = new Supervisor(new LocalPlatform(folder, ports, Secrets.of(folder), false), new Console(System.out));
        // When
        supervisor.prepare();
        // Then
        List<String> modules = Stream.concat(Arrays.stream(LocalService.values()).map(LocalService::module), Stream.of(LocalConsole.MODULE)).toList();
        assertThat(modules).allSatisfy(module -> assertThat(ClassArchive.of(module).isFresh()).isTrue());
    }
}

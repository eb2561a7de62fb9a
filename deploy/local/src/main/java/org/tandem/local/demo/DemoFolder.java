package org.tandem.local.demo;

import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a demo keeps in the folder of its platform: when it began, whether its history is told, and who comes next. */
public final class DemoFolder {

    private final StateFolder folder;

    private DemoFolder(StateFolder folder) {
        this.folder = folder;
    }

    public static DemoFolder of(StateFolder folder) {
        return new DemoFolder(folder);
    }

    /** Whether what this platform holds is invented. */
    public boolean isDemo() {
        return Files.exists(beganFile());
    }

    /** @throws Refused if somebody's own leads may be in it */
    public void requireDemoOrNew() {
        if (!isDemo() && Files.exists(folder.path("identity"))) {
            throw new Refused(folder.home() + " was begun without --demo, and invented data do not mix with yours:"
                    + " choose another folder with --state <folder>, or leave --demo away");
        }
    }

    /** Makes a new platform a demo, with its own team and forms; nothing changes in one that is. */
    public void begin(Instant now) {
        if (!isDemo()) {
            PrivateFile.writeOnce(folder.path("team.properties"), Team.properties());
            PrivateFile.writeOnce(folder.path("forms.properties"), Campaigns.forms());
            PrivateFile.write(beganFile(), now.truncatedTo(ChronoUnit.SECONDS) + "\n");
        }
    }

    Instant began() {
        return Instant.parse(PrivateFile.read(beganFile()).strip());
    }

    boolean isHistoryTold() {
        return Files.exists(historyFile());
    }

    void historyIsTold() {
        PrivateFile.write(historyFile(), "told\n");
    }

    /** The number of the next moment of the demo's present. */
    long next() {
        return Files.exists(nextFile()) ? Long.parseLong(PrivateFile.read(nextFile()).strip()) : 0;
    }

    void next(long moment) {
        PrivateFile.write(nextFile(), moment + "\n");
    }

    private Path beganFile() {
        return folder.path("demo", "began");
    }

    private Path historyFile() {
        return folder.path("demo", "history");
    }

    private Path nextFile() {
        return folder.path("demo", "next");
    }
}

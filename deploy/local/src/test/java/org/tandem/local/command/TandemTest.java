package org.tandem.local.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.local.DirectoryLock;
import org.tandem.local.PostgresServer;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What people are told when something cannot be done: one line each, and an exit value that is not 0. */
class TandemTest {

    private static final int REFUSED = 3;
    private static final int WRONG_ARGUMENTS = 2;
    private static final String ROOT = "tandem.root";

    @TempDir
    Path directory;
    private StateFolder folder;
    private String out;
    private String err;

    @BeforeEach
    void choose() {
        folder = StateFolder.at(directory.resolve("state"));
    }

    @AfterEach
    void forgetRoot() {
        System.clearProperty(ROOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "dance                                                 | Unmatched argument at index 0: 'dance'",
            "token --role boss --user rep-1                        | there is no role boss: choose one of marketing, sales-rep, sales-manager, analyst, admin",
            "token --user rep-1                                    | Missing required option: '--role=<role>'",
            "token --role admin --user anna@example.com            | --user takes an opaque id",
            "token --role admin --user anna --expires soon         | --expires takes a time such as 30m, 12h or 7d",
            "token --role admin --user anna --expires 366d         | of a year at most",
            "up --scoring-port many                                | Invalid value for option '--scoring-port'",
            "import people --file a.csv --mapping b               | Invalid value for positional parameter at index 0 (leads|deals)",
            "import leads --file a.csv                            | Missing required option: '--mapping=<mapping>'",
            "import leads --file a.csv --mapping b --provider A.b | --provider takes a name of lower-case letters",
            "up --port 80                                          | Unknown options: '--port', '80'",
    })
    void wrongArguments(String line, String message) {
        int exit = run(line.split(" +"));

        assertThat(exit).isEqualTo(WRONG_ARGUMENTS);
        assertThat(err).startsWith("tandem: ").contains(message).hasLineCount(1);
        assertThat(folder.home()).doesNotExist();
    }

    @Test
    void noCommand() {
        assertThat(Tandem.run(new String[0], new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())))
                .isEqualTo(WRONG_ARGUMENTS);
    }

    @ParameterizedTest
    @CsvSource({"down", "status", "logs", "reset --yes", "token --role admin --user anna",
            "import leads --file list.csv --mapping generic-leads"})
    void whatNeedsAPlatformSaysThatThereIsNone(String line) {
        int exit = run(line.split(" "));

        assertThat(exit).isEqualTo(REFUSED);
        assertThat(err).isEqualTo("tandem: nothing was started in " + folder.home() + " yet: ./tandem up\n");
        assertThat(folder.home()).doesNotExist();
    }

    @Test
    void aSecondUpIsRefusedAndToldWhereTheFirstIs() {
        folder.open();
        PrivateFile.write(folder.path("ports"), "lead-capture=8181\n");
        ProcessRecord.write(folder, "supervisor", ProcessHandle.current());

        try (DirectoryLock first = folder.lock().orElseThrow()) {
            assertThat(run("up")).isEqualTo(REFUSED);
        }

        assertThat(err).startsWith("tandem: the platform in " + folder.home() + " is run already by process "
                + ProcessHandle.current().pid() + ", lead capture on http://localhost:8181").hasLineCount(1);
    }

    @Test
    void anotherVersionIsRefused() {
        PrivateFile.write(folder.path("version"), "0\n");

        assertThat(run("up")).isEqualTo(REFUSED);

        assertThat(err).startsWith("tandem: " + folder.home() + " is of version 0").hasLineCount(1);
    }

    @Test
    void inventedDataDoNotGetAmongSomebodysOwn() {
        folder.open();
        Secrets.of(folder);

        assertThat(run("up", "--demo")).isEqualTo(REFUSED);

        assertThat(err).startsWith("tandem: " + folder.home() + " was begun without --demo").hasLineCount(1);
        assertThat(folder.path("team.properties")).doesNotExist();
    }

    @Test
    void checkingStartsNothing() {
        System.setProperty(ROOT, directory.toString());

        assertThat(run("up", "--check")).isZero();

        assertThat(folder.path("identity")).doesNotExist();
    }

    @Test
    void nothingIsBuiltUnderAPlatformThatRuns() throws Exception {
        // Given one of this checkout, in another folder than the one that is to be started
        System.setProperty(ROOT, directory.toString());
        Process platform = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", "sh", "-Dtandem.home=/somewhere/else",
                "-Dtandem.process=scoring", "-D" + ROOT + "=" + directory).start();

        try {
            // When
            int up = run("up", "--check");
            String said = err;
            int bench = Tandem.run(new String[] {"may-build"}, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

            // Then
            assertThat(up).isEqualTo(REFUSED);
            assertThat(bench).isEqualTo(REFUSED);
            assertThat(said).isEqualTo("tandem: the platform in /somewhere/else runs from what would be built anew: stop it first, with"
                    + " ./tandem down --state /somewhere/else, or start what is built as it is, with TANDEM_NO_BUILD=1 before the command\n");
            assertThat(folder.home()).doesNotExist();
        } finally {
            platform.destroyForcibly();
        }
    }

    @Test
    void aPlatformOfAnotherCheckoutIsInNobodysWay() throws Exception {
        System.setProperty(ROOT, directory.toString());
        Process platform = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", "sh", "-Dtandem.home=/somewhere/else",
                "-D" + ROOT + "=" + directory + "2").start();

        try {
            assertThat(run("up", "--check")).isZero();
        } finally {
            platform.destroyForcibly();
        }
    }

    @Test
    void aTokenIsOneLine() {
        folder.open();
        Secrets.of(folder);

        assertThat(run("token", "--role", "sales-rep", "--user", "rep-1", "--expires", "30m")).isZero();

        assertThat(out).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    }

    @Test
    void anImportThatCannotBeginSaysWhy() throws IOException {
        folder.open();
        Secrets.of(folder);
        Path list = Files.writeString(directory.resolve("list.csv"), "email\nana@customer.example\n");

        assertThat(run("import", "leads", "--file", "nowhere.csv", "--mapping", "generic-leads")).isEqualTo(REFUSED);
        assertThat(err).isEqualTo("tandem: there is no file nowhere.csv\n");
        assertThat(run("import", "leads", "--file", list.toString(), "--mapping", "./nowhere.json")).isEqualTo(REFUSED);
        assertThat(err).isEqualTo("tandem: there is no file ./nowhere.json\n");
        assertThat(run("import", "deals", "--file", list.toString(), "--mapping", "generic-deals")).isEqualTo(REFUSED);
        assertThat(err).startsWith("tandem: nothing runs in " + folder.home() + ": ./tandem up").hasLineCount(1);
        assertThat(run("import", "teams", "--file", list.toString(), "--mapping", "generic-teams")).isEqualTo(REFUSED);
        assertThat(err).startsWith("tandem: nothing runs in " + folder.home() + ": ./tandem up").hasLineCount(1);
        assertThat(run("import", "teams", "--file", list.toString(), "--mapping", "generic-teams", "--provider", "former-crm")).isNotZero();
        assertThat(err).contains("--provider says whose ids leads have");
        assertThat(run("import", "teams", "--file", list.toString(), "--mapping", "generic-teams", "--name", "spring")).isNotZero();
        assertThat(err).contains("--name tells imports apart");
        PrivateFile.write(folder.path("ports"), "lead-capture=8181\n");
        try (DirectoryLock running = folder.lock().orElseThrow()) {
            assertThat(run("import", "leads", "--file", list.toString(), "--mapping", "generic-leads", "--provider", "former-crm"))
                    .isEqualTo(REFUSED);
        }
        assertThat(err).startsWith("tandem: the provider former-crm is new").hasLineCount(1);
    }

    @Test
    void resetRefusesWhileThePlatformRuns() {
        folder.open();

        try (DirectoryLock running = folder.lock().orElseThrow()) {
            assertThat(run("reset", "--yes")).isEqualTo(REFUSED);
        }

        assertThat(err).contains("runs: stop it first, with ./tandem down").hasLineCount(1);
        assertThat(folder.exists()).isTrue();
    }

    @Test
    void resetRefusesWhilePostgresLivesAlthoughWhoStartedItIsGone() {
        folder.open();

        try (PostgresServer database = PostgresServer.start(folder.path("postgres"), 0)) {
            assertThat(run("reset", "--yes")).isEqualTo(REFUSED);
            assertThat(database.pid()).isPositive();
        }

        assertThat(err).contains("still run: stop them first, with ./tandem down").hasLineCount(1);
        assertThat(folder.path("postgres")).exists();
    }

    @Test
    void resetDeletesWhatIsAPlatformAndNothingElse() {
        Path thesis = directory.resolve("thesis.txt");
        PrivateFile.write(thesis, "years of work");
        folder.open();
        Secrets.of(folder);

        assertThat(run("reset", "--yes")).isZero();

        assertThat(folder.home()).doesNotExist();
        assertThat(thesis).exists();
        assertThat(Tandem.run(new String[] {"reset", "--yes", "--state", directory.toString()},
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))).isEqualTo(REFUSED);
        assertThat(thesis).exists();
    }

    @Test
    void logsAreShownByName() throws IOException {
        folder.open();
        PrivateFile.write(folder.log("scoring"), "one\ntwo\nthree\n");
        Files.createDirectories(folder.path("logs"));

        assertThat(run("logs", "scoring", "-n", "2")).isZero();
        assertThat(out).isEqualTo("two\nthree\n");
        assertThat(run("logs", "-n", "1")).isZero();
        assertThat(out).isEqualTo("scoring      | three\n");
        assertThat(run("logs", "score")).isEqualTo(WRONG_ARGUMENTS);
        assertThat(err).contains("there is no log of score: choose one of broker, database, lead-capture");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("dance")) {
            all.addAll(List.of("--state", folder.home().toString()));
        }
        StringWriter printed = new StringWriter();
        StringWriter complained = new StringWriter();
        int exit = Tandem.run(all.toArray(String[]::new), new PrintWriter(printed, true), new PrintWriter(complained, true));
        out = printed.toString();
        err = complained.toString();
        return exit;
    }
}

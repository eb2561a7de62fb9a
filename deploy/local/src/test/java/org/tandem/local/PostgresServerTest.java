package org.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.service.ServerJvm;

class PostgresServerTest {

    private static final Map<String, String> SMALL = Map.of("shared_buffers", "16MB");

    @TempDir
    Path dir;

    @Test
    void keepsItsPromises() throws Exception {
        int port;
        try (var postgres = PostgresServer.start(dir, 0, Map.of("fsync", "off", "listen_addresses", "*"))) {
            var url = postgres.jdbcUrl("postgres");
            port = postgres.port();

            assertThat(PostgresServer.answers(port)).isTrue();
            assertThat(one(url, "show server_version")).startsWith("17");
            assertThat(one(url, "show fsync")).isEqualTo("on");
            assertThat(one(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(url, "show full_page_writes")).isEqualTo("on");
            assertThat(one(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(url, "show shared_buffers")).isEqualTo("256MB");
            assertThat(one(url, "show max_connections")).isEqualTo("60");
            assertThat(one(url, "show max_wal_size")).isEqualTo("2GB");
            assertThat(one(url, "show server_encoding")).isEqualTo("UTF8");
            assertThat(one(url, "show data_directory")).isEqualTo(dir.resolve("data").toString());
            assertThat(one(url, "select string_agg(t, '' order by t) from (values ('b'), ('ä'), ('B'), ('a')) as v (t)"))
                    .isEqualTo("Babä");
            assertThat(one(url, "select upper('ä')")).isEqualTo("Ä");
        }
        assertThat(PostgresServer.answers(port)).isFalse();
    }

    @Test
    void startsInItsSmallJvmFromProgramsOfItsOwn(@TempDir Path programs, @TempDir Path temporary) throws Exception {
        // Given a machine that never ran it
        var jvm = new ArrayList<>(ServerJvm.DATABASE);
        jvm.add("-D" + PostgresServer.PROGRAMS + "=" + programs);
        jvm.add("-Djava.io.tmpdir=" + temporary);

        // When
        Path postgres = startAndFind(jvm);

        // Then
        assertThat(postgres).startsWithRaw(programs);
        assertThat(temporary).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(programs))).as("who may change them").isEqualTo("rwx------");
        FileTime first = Files.getLastModifiedTime(postgres);
        startAndFind(jvm);
        assertThat(Files.getLastModifiedTime(postgres)).as("unpacked once").isEqualTo(first);

        // When somebody has tidied up
        Files.delete(postgres.resolveSibling("pg_ctl"));
        Files.writeString(postgres, "half of it");

        // Then they are unpacked again, and what was stored is still there
        try (var process = ServerProcess.start(PostgresServer.class, dir, 0, jvm)) {
            assertThat(one(url(process, "postgres"), "select count(*) from fact")).isEqualTo("2");
            assertThat(process.stop()).as("exit code of a stopped JVM").isEqualTo(143);
        }
    }

    /** Where the server that runs was started from. */
    private Path startAndFind(List<String> jvm) throws Exception {
        try (var process = ServerProcess.start(PostgresServer.class, dir, 0, jvm)) {
            execute(url(process, "postgres"), "create table if not exists fact as select 1 as id where false");
            execute(url(process, "postgres"), "insert into fact values (1)");
            Path program = Path.of(ProcessHandle.of(new Postmaster(dir.resolve("data")).pid()).orElseThrow().info().command().orElseThrow());
            process.stop();
            return program;
        }
    }

    @Test
    void continuesAfterAnAbruptKill() throws Exception {
        var committed = new ArrayList<String>();
        int port;
        try (var postgres = PostgresServer.start(dir, 0, SMALL)) {
            port = postgres.port();
            postgres.createDatabase("leads");
            postgres.createDatabase("leads");
            try (var connection = DriverManager.getConnection(postgres.jdbcUrl("leads"));
                    var statement = connection.createStatement()) {
                statement.execute("create table fact (id int primary key)");
                for (int id = 0; id < 100; id++) {
                    statement.execute("insert into fact values (" + id + ")");
                    committed.add(String.valueOf(id));
                }
                kill(postgres.pid());
            }
        }

        try (var again = PostgresServer.start(dir, port, SMALL)) {
            assertThat(column(again.jdbcUrl("leads"), "select id from fact order by id")).isEqualTo(committed);
        }
    }

    @Test
    void stopsTheServerThatOutlivedItsParentAndContinues() throws Exception {
        long orphan;
        int port;
        try (var parent = ServerProcess.start(PostgresServer.class, dir, 0)) {
            port = parent.port();
            execute(url(parent, "postgres"), "create table fact as select 1 as id");
            orphan = new Postmaster(dir.resolve("data")).pid();
            parent.kill();
        }
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var again = PostgresServer.start(dir, port, SMALL)) {
            assertThat(again.pid()).isNotEqualTo(orphan);
            assertThat(one(again.jdbcUrl("postgres"), "select id from fact")).isEqualTo("1");
        }
    }

    @Test
    void startsAlthoughItsOldPidIsSomebodyElsesNow() throws Exception {
        PostgresServer.start(dir, 0, SMALL).close();
        var stale = List.of(String.valueOf(ProcessHandle.current().pid()), dir.resolve("data").toString(), "0", "1", "", "", "1 1");
        Files.write(dir.resolve("data/postmaster.pid"), stale);

        try (var again = PostgresServer.start(dir, 0, SMALL)) {
            assertThat(again.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void startsAfreshWhenItsFirstStartWasCutOff() throws Exception {
        Files.createDirectories(dir.resolve("data/base"));
        Files.writeString(dir.resolve("data/postgresql.conf"), "half a file");

        try (var postgres = PostgresServer.start(dir, 0, SMALL)) {
            assertThat(one(postgres.jdbcUrl("postgres"), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsWithItsProcess() throws Exception {
        try (var parent = ServerProcess.start(PostgresServer.class, dir, 0)) {
            var pidFile = dir.resolve("data/postmaster.pid");
            assertThat(pidFile).exists();

            parent.stop();

            assertThat(pidFile).doesNotExist();
        }
    }

    @Test
    @Timeout(30)
    void saysAtOnceWhatKeepsItFromStarting() {
        PostgresServer.start(dir, 0, SMALL).close();

        assertThatThrownBy(() -> PostgresServer.start(dir, 0, Map.of("shared_buffers", "much")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostgreSQL did not start and said").hasMessageContaining("shared_buffers");
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (var postgres = PostgresServer.start(dir, 0, SMALL)) {
            assertThatThrownBy(() -> PostgresServer.start(dir, 0, SMALL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(dir + " is in use by another process: stop it, or choose another directory");
            assertThat(postgres.pid()).isPositive();
        }
    }

    private static String url(ServerProcess server, String database) {
        return "jdbc:postgresql://" + server.address() + "/" + database + "?user=postgres";
    }

    private static void kill(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        await().until(() -> process.info().commandLine().isEmpty());
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String url, String sql) throws SQLException {
        var values = column(url, sql);
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static List<String> column(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

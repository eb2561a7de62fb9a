package org.tandem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One real PostgreSQL, as processes of its own, with its data in a directory that outlives it.
 *
 * <p>Starting again in the same directory continues with everything that was committed, after a {@link #close()}, after
 * {@code kill -9} of PostgreSQL, and after {@code kill -9} of the JVM that started it (PostgreSQL outlives that one and
 * is stopped by the next start).
 *
 * <p>The user is {@code postgres} and there is no password: it listens on this machine only.
 */
public final class PostgresServer implements AutoCloseable {

    /** Setting of the JVM: the folder of PostgreSQL's programs, unpacked when it is new. Unless it is said, it is beside what was built. */
    public static final String PROGRAMS = "tandem.postgres.programs";

    /** For its process to come; then it has all the time it takes. */
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final String DUPLICATE_DATABASE = "42P04";

    /**
     * The embedded default is made for throw-away tests: without these it loses acknowledged transactions. And it would
     * listen wherever {@code localhost} leads, which is not where it was tried whether the port is free.
     */
    private static final Map<String, String> PROMISED = Map.of(
            "listen_addresses", Loopback.HOST,
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    private static final Map<String, String> SIZE = Map.of(
            "shared_buffers", "256MB",
            "max_connections", "60",
            "max_wal_size", "2GB",
            // A socket file in /tmp would be one more thing that a kill leaves behind.
            "unix_socket_directories", "",
            "log_checkpoints", "off");

    /** Text sorts by code point, so that a query answers alike on every machine. */
    private static final Map<String, String> LOCALE = Map.of(
            "locale-provider", "builtin",
            "builtin-locale", "C.UTF-8",
            "locale", "C");

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final Postmaster postmaster;

    private PostgresServer(DirectoryLock lock, EmbeddedPostgres server, Postmaster postmaster) {
        this.lock = lock;
        this.server = server;
        this.postmaster = postmaster;
    }

    /** @see #start(Path, int, Map) */
    public static PostgresServer start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /**
     * Starts the server and returns when it answers queries.
     *
     * @param dir       where it keeps its data and its log ({@code postgres.log}); made if it is new
     * @param port      where clients connect, on this machine only; 0 for any free one
     * @param overrides server settings that win over the ones of a small machine, though not over what is promised
     */
    public static PostgresServer start(Path dir, int port, Map<String, String> overrides) {
        var home = dir.toAbsolutePath().normalize();
        DirectoryLock lock = null;
        try {
            lock = DirectoryLock.take(home);
            return start(lock, home, port, overrides);
        } catch (IOException e) {
            close(lock);
            throw new UncheckedIOException("PostgreSQL cannot start in " + home, e);
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    private static PostgresServer start(DirectoryLock lock, Path home, int port, Map<String, String> overrides)
            throws IOException {
        var data = data(home);
        var postmaster = new Postmaster(data);
        postmaster.clear();
        deleteIfNeverStarted(data);
        if (port != 0 && !Loopback.isFree(port)) {
            throw new IllegalStateException("PostgreSQL cannot start in " + home + ": port " + port
                    + " is taken. Stop what listens there, or choose another port");
        }
        var log = Redirect.appendTo(home.resolve("postgres.log").toFile());
        var programs = PostgresPrograms.here();
        var builder = programs.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPort(port == 0 ? Loopback.freePort() : port);
        LOCALE.forEach(builder::setLocaleConfig);
        SIZE.forEach(builder::setServerConfig);
        overrides.forEach(builder::setServerConfig);
        PROMISED.forEach(builder::setServerConfig);
        var start = new PatientStart(() -> postmaster.process().isPresent() || isBeingStarted(), START_LIMIT);
        return new PostgresServer(lock, started(() -> programs.start(() -> start.of(builder)), home), postmaster);
    }

    /** Where to connect to a database, user included. */
    public String jdbcUrl(String database) {
        return jdbcUrl(server.getPort(), database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/" + database + "?user=postgres";
    }

    /** Whether a server there takes queries. One that still reads what it wrote last listens already, and takes none. */
    public static boolean answers(int port) {
        try (var connection = DriverManager.getConnection(jdbcUrl(port, "postgres") + "&loginTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    public String address() {
        return Loopback.HOST + ":" + server.getPort();
    }

    public int port() {
        return server.getPort();
    }

    /** Makes the database if it is not there yet. */
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"))) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    /** The process to kill when a test wants PostgreSQL dead. */
    public long pid() {
        return postmaster.pid();
    }

    /**
     * PostgreSQL's own first process, from which all others of it descend: it left the one that started it. None when no
     * server runs in the directory.
     */
    public static List<Long> pids(Path dir) {
        return new Postmaster(data(dir)).process().map(ProcessHandle::pid).stream().toList();
    }

    /** Stops the server whose parent was killed, and returns when it is gone; one whose parent lives is left alone. */
    public static void stopLeftBehind(Path dir) {
        if (pids(dir).isEmpty()) {
            return;
        }
        try (var lock = DirectoryLock.tryTake(dir.toAbsolutePath().normalize())) {
            if (lock != null) {
                new Postmaster(data(dir)).clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path data(Path dir) {
        return dir.toAbsolutePath().normalize().resolve("data");
    }

    private boolean isGone() {
        return postmaster.process().isEmpty();
    }

    /** Stops the server, cutting off its clients, and returns when it is gone. */
    @Override
    public void close() {
        try {
            server.close();
            postmaster.awaitExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(database, true));
        } catch (SQLException e) {
            // Somebody else made it between our look and our statement.
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** A first start that was cut off leaves half a directory; it never served, so nothing is lost with it. */
    private static void deleteIfNeverStarted(Path data) throws IOException {
        if (!Files.exists(data.resolve("postmaster.opts"))) {
            Folders.delete(data);
        }
    }

    private static EmbeddedPostgres started(PostgresPrograms.Start start, Path home) {
        try {
            return start.start();
        } catch (IOException | RuntimeException e) {
            // Not its cause: whoever looks for what went wrong first shall find what PostgreSQL said and not how it was started.
            var failure = new IllegalStateException(StartFailure.of(endOfLog(home)));
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** By its own program, which waits with us and ends when there is nothing to wait for. */
    private static boolean isBeingStarted() {
        return ProcessHandle.current().children().anyMatch(child -> child.info().command().filter(one -> one.endsWith("pg_ctl")).isPresent());
    }

    private static List<String> endOfLog(Path home) {
        try {
            var lines = Files.readAllLines(home.resolve("postgres.log"));
            return lines.subList(Math.max(0, lines.size() - 5), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void close(DirectoryLock lock) {
        if (lock != null) {
            lock.close();
        }
    }

    /** {@code <dir> <port> [setting=value ...]}: prints {@code ready <host:port>} and stays until it is told to end. */
    public static void main(String[] args) throws InterruptedException {
        Foreground.run(args, (dir, port, overrides) -> {
            var postgres = start(dir, port, overrides);
            return new Foreground.Running(postgres.address(), postgres, postgres::isGone);
        });
    }
}

package org.tandem.local.command;

import org.tandem.local.Loopback;
import org.tandem.local.PostgresServer;
import org.tandem.local.process.Proc;
import org.tandem.local.state.Ports;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Health;
import org.tandem.local.supervise.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Says what runs. The exit value says whether all of it does. */
@Command(name = "status", description = "Says what runs, where, since when, and whether it has caught up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-14s %-15s %-8s %-8s %-20s %s";
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Mixin
    private StateOption state;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        folder.requireExisting();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> ports = Ports.read(folder);
        boolean allWell = folder.isLocked();
        out.println(allWell ? "The platform in " + folder.home() + " is run by process "
                + ProcessRecord.read(folder, UpCommand.SUPERVISOR).map(one -> String.valueOf(one.pid())).orElse("?") + "."
                : "Nobody runs the platform in " + folder.home() + ".");
        out.println(ROW.formatted("", "state", "pid", "memory", "since", "address"));
        for (String name : LocalPlatform.NAMES) {
            Optional<ProcessRecord> living = ProcessRecord.read(folder, name).filter(one -> one.living().isPresent());
            String how = living.map(one -> how(name, ports.get(name))).orElse("not running");
            allWell &= how.equals("ready");
            out.println(ROW.formatted(name, how, living.map(one -> String.valueOf(one.pid())).orElse("-"),
                    living.map(one -> memory(folder, name, one.pid())).orElse("-"),
                    living.map(one -> since(one.started())).orElse("-"), address(name, ports.get(name))));
        }
        // without it the platform is as well as with it
        ProcessRecord.read(folder, LocalPlatform.DEMO).filter(one -> one.living().isPresent()).ifPresent(one -> out.println(ROW.formatted(
                LocalPlatform.DEMO, "running", one.pid(), memory(folder, LocalPlatform.DEMO, one.pid()), since(one.started()), "-")));
        return allWell ? Tandem.OK : Tandem.REFUSED;
    }

    private static String how(String name, Integer port) {
        if (port == null) {
            return "starting";
        }
        if (name.equals(LocalPlatform.DATABASE)) {
            return PostgresServer.answers(port) ? "ready" : "starting";
        }
        if (name.equals(LocalPlatform.BROKER)) {
            return Loopback.isFree(port) ? "starting" : "ready";
        }
        return switch (new Health(Loopback.HOST + ":" + port).ask()) {
            case READY -> "ready";
            case CATCHING_UP -> "catching up";
            case NOT_READY -> "not ready";
            case SILENT -> "not answering";
        };
    }

    /** What it has alone and its share of what it has together with others, where that is told. */
    private static String memory(StateFolder folder, String name, long pid) {
        List<Long> roots = new ArrayList<>(List.of(pid));
        if (name.equals(LocalPlatform.DATABASE)) {
            roots.addAll(PostgresServer.pids(folder.path("postgres")));
        }
        long kib = Proc.treePids(roots).stream().mapToLong(Proc::shareKiB).sum();
        return kib == 0 ? "?" : kib / 1024 + " MB";
    }

    private static String since(Instant started) {
        return SINCE.format(LocalDateTime.ofInstant(started, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String address(String name, Integer port) {
        if (port == null) {
            return "-";
        }
        return (LocalPlatform.SERVERS.contains(name) ? "localhost:" : "http://localhost:") + port;
    }
}

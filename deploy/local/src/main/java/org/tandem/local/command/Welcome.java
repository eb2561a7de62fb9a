package org.tandem.local.command;

import org.tandem.local.demo.DemoFolder;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.LocalPlatform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody needs to know of a platform that has just started: where it is, how to get in, how to stop it. */
final class Welcome {

    private static final String LAST = "stop";

    private final StateFolder folder;
    private final StateOption state;
    private final Map<String, Integer> ports;

    Welcome(StateFolder folder, StateOption state, Map<String, Integer> ports) {
        this.folder = folder;
        this.state = state;
        this.ports = ports;
    }

    List<String> lines(long seconds) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Tandem is ready after " + seconds + " s.");
        if (DemoFolder.of(folder).isDemo()) {
            lines.add("This is a demo: its people, addresses and deeds are invented. Companies have names from a public list and did none of it.");
        }
        lines.add("");
        lines.add(row(LocalConsole.ID, "http://localhost:" + ports.get(LocalConsole.ID), LocalConsole.SUMMARY));
        for (LocalService service : LocalService.values()) {
            lines.add(row(service.id(), "http://localhost:" + ports.get(service.id()), service.summary()));
        }
        lines.add(row("Kafka", "localhost:" + ports.get(LocalPlatform.BROKER), "the stream"));
        lines.add(row("PostgreSQL", "localhost:" + ports.get(LocalPlatform.DATABASE), "user postgres, no password"));
        lines.add("");
        lines.add(row("secret key", shown(Secrets.senderKeyFile(folder)), "X-Api-Key of POST /leads"));
        lines.add(row("forms", shown(folder.path("forms.properties")), "POST /forms/demo-request/submissions"));
        lines.add(row("sales team", shown(folder.path("team.properties")), "read at the start"));
        lines.add(row("a token", state.command("token --role marketing --user anna"), ""));
        lines.add(row("logs", state.command("logs"), ""));
        lines.add(row(LAST, state.command("down"), "or Ctrl-C here"));
        return lines;
    }

    /** Whether that is where they end. */
    static boolean isLast(String line) {
        return line.startsWith("  " + LAST + " ");
    }

    private static String row(String name, String value, String remark) {
        return "  %-13s %-28s %s".formatted(name, value, remark).stripTrailing();
    }

    /** Short where the reader stands beside it. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}

package org.tandem.local.command;

import org.tandem.local.Loopback;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.PortChoice;
import org.tandem.local.state.PortChoice.Wish;
import org.tandem.local.state.Ports;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.LocalPlatform;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;

/** Ports that somebody asked for. Those that nobody asks for are chosen. */
final class PortOptions {

    @Option(names = "--lead-capture-port", paramLabel = "<port>", description = "8081 unless taken.")
    private Integer leadCapture;
    @Option(names = "--scoring-port", paramLabel = "<port>", description = "8082 unless taken.")
    private Integer scoring;
    @Option(names = "--pipeline-port", paramLabel = "<port>", description = "8083 unless taken.")
    private Integer pipeline;
    @Option(names = "--feedback-port", paramLabel = "<port>", description = "8084 unless taken.")
    private Integer feedback;
    @Option(names = "--analytics-port", paramLabel = "<port>", description = "8085 unless taken.")
    private Integer analytics;
    @Option(names = "--console-port", paramLabel = "<port>", description = "8080 unless taken.")
    private Integer console;
    @Option(names = "--broker-port", paramLabel = "<port>", description = "Kafka; 9092 unless taken.")
    private Integer broker;
    @Option(names = "--database-port", paramLabel = "<port>", description = "PostgreSQL; 5432 unless taken.")
    private Integer database;

    PortChoice choose(StateFolder folder) {
        Map<String, Integer> before = Ports.read(folder);
        return PortChoice.of(List.of(
                wish(LocalPlatform.BROKER, broker, before, LocalPlatform.BROKER_PORT),
                wish(LocalPlatform.DATABASE, database, before, LocalPlatform.DATABASE_PORT),
                wish(LocalService.LEAD_CAPTURE, leadCapture, before),
                wish(LocalService.SCORING, scoring, before),
                wish(LocalService.PIPELINE, pipeline, before),
                wish(LocalService.FEEDBACK, feedback, before),
                wish(LocalService.ANALYTICS, analytics, before),
                wish(LocalConsole.ID, console, before, LocalConsole.PORT)), Loopback::isNobodys);
    }

    private static Wish wish(LocalService service, Integer asked, Map<String, Integer> before) {
        return wish(service.id(), asked, before, service.port());
    }

    private static Wish wish(String name, Integer asked, Map<String, Integer> before, int usual) {
        if (asked != null && (asked < 1 || asked > 65_535)) {
            throw new Refused("--" + name + "-port " + asked + " is no port: it is between 1 and 65535");
        }
        return new Wish(name, asked, before.get(name), usual);
    }
}

package org.tandem.local.supervise;

import org.tandem.local.Loopback;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.token.Role;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the console: where the services are, and whom one may be. */
final class ConsoleFile {

    private static final Pattern REP = Pattern.compile("(?m)^\\s*tandem\\.pipeline\\.team\\.([A-Za-z0-9_-]+)\\.");

    private ConsoleFile() {
    }

    /**
     * @param ports of all services
     * @param team  the settings of the sales team: each of its reps may be signed in as
     * @return the directory to start the console in
     */
    static Path write(StateFolder folder, Map<String, Integer> ports, String team) {
        StringBuilder text = new StringBuilder("# written at each start: edit team.properties instead\n")
                .append("quarkus.http.host=").append(Loopback.HOST).append('\n')
                .append("quarkus.http.port=").append(ports.get(LocalConsole.ID)).append('\n')
                .append("tandem.console.development-sign-in.enabled=true\n")
                .append("tandem.console.development-sign-in.key-file=").append(Secrets.signingKeyFile(folder).toAbsolutePath()).append('\n')
                .append("tandem.console.development-sign-in.issuer=").append(ServiceSettings.ISSUER).append('\n')
                .append("tandem.console.development-sign-in.audience=").append(ServiceSettings.AUDIENCE).append('\n');
        people(team).forEach((id, role) -> text.append("tandem.console.development-sign-in.people.").append(id).append('=')
                .append(role.code()).append('\n'));
        for (LocalService service : LocalService.values()) {
            text.append("tandem.console.services.").append(service.id()).append("=http://").append(Loopback.HOST).append(':')
                    .append(ports.get(service.id())).append('\n');
        }
        Path directory = folder.path("services", LocalConsole.ID);
        PrivateFile.write(directory.resolve("config/application.properties"), text.toString());
        return directory;
    }

    static Map<String, Role> people(String team) {
        Map<String, Role> people = new TreeMap<>(Map.of("marketing-1", Role.MARKETING, "manager-1", Role.SALES_MANAGER,
                "director-1", Role.ANALYST, "admin-1", Role.ADMIN));
        Matcher reps = REP.matcher(team);
        while (reps.find()) {
            people.put(reps.group(1), Role.SALES_REP);
        }
        return people;
    }
}

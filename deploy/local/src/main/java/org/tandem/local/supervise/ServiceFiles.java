package org.tandem.local.supervise;

import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.ProviderKeys;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of each service, in a file that only the user can read: on a command line everybody of the machine could
 * read the identity. A service takes it from the directory {@code config} where it is started.
 */
final class ServiceFiles {

    private final StateFolder folder;
    private final Secrets secrets;

    ServiceFiles(StateFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /** What people may edit. Written only if it is not there. */
    void writeEditable() {
        PrivateFile.writeOnce(team(), """
                # Sales: who gets leads. The ids are opaque on purpose, because they stay on the stream; they are the
                # users of the tokens: ./tandem token --role sales-rep --user rep-1
                # Read at the start of the platform.
                tandem.pipeline.team.rep-1.weight=2
                tandem.pipeline.team.rep-2.weight=1
                """);
        PrivateFile.writeOnce(forms(), """
                # Web forms, by the keys that stand in their pages; allowed-origins are the sites of those pages.
                # The scoring model says which of them ask for sales.
                # Read at the start of the platform.
                tandem.capture.forms.demo-request.sender=website
                tandem.capture.forms.demo-request.campaign=spring
                tandem.capture.forms.demo-request.allowed-origins=https://www.example.com
                """);
    }

    /** @return the directory to start the service in */
    Path write(LocalService service, int port, String bootstrap, String jdbcUrl) {
        Map<String, String> settings = ServiceSettings.of(port, bootstrap, jdbcUrl, secrets.signing().getPublic());
        StringBuilder text = new StringBuilder("# written at each start: edit forms.properties and team.properties instead\n");
        if (service == LocalService.LEAD_CAPTURE) {
            settings.put("tandem.capture.senders.website.key-sha256", secrets.senderKeySha256());
            // everybody who is on this machine has one address
            settings.put("tandem.capture.submissions-at-once", "1000000");
            settings.put("tandem.capture.submissions-per-minute", "1000000");
            ProviderKeys.all(folder).forEach((provider, key) -> {
                settings.put("tandem.capture.senders." + provider + ".key-sha256", Secrets.sha256(key));
                settings.put("tandem.capture.senders." + provider + ".source", "import");
            });
        }
        if (service == LocalService.LEAD_CAPTURE || service == LocalService.PIPELINE) {
            // the one makes lead ids, the other finds by them the leads of imported deals
            settings.put("tandem.identity.namespace", secrets.namespace().toString());
        }
        // asked several times a second while it starts, a service would tell of each time
        settings.put("quarkus.log.category.\"io.smallrye.health\".level", "WARN");
        settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        if (service == LocalService.LEAD_CAPTURE) {
            text.append(PrivateFile.read(forms()));
        }
        if (service == LocalService.PIPELINE) {
            text.append(PrivateFile.read(team()));
        }
        Path directory = folder.path("services", service.id());
        PrivateFile.write(directory.resolve("config/application.properties"), text.toString());
        return directory;
    }

    /** @return the directory to start the console in */
    Path writeConsole(Map<String, Integer> ports) {
        return ConsoleFile.write(folder, ports, PrivateFile.read(team()));
    }

    private Path team() {
        return folder.path("team.properties");
    }

    private Path forms() {
        return folder.path("forms.properties");
    }
}

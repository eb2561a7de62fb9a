package org.tandem.local.supervise;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.ProviderKeys;
import org.tandem.local.state.Refused;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceFilesTest {

    @TempDir
    Path directory;
    private StateFolder folder;
    private Secrets secrets;
    private ServiceFiles files;

    @BeforeEach
    void open() {
        folder = StateFolder.at(directory.resolve("state"));
        folder.open();
        secrets = Secrets.of(folder);
        files = new ServiceFiles(folder, secrets);
        files.writeEditable();
    }

    @Test
    void captureKnowsTheIdentityAndTheFormsAndNotTheKeyItself() throws Exception {
        Properties settings = settings(LocalService.LEAD_CAPTURE);

        assertThat(settings).containsEntry("tandem.identity.namespace", secrets.namespace().toString())
                .containsEntry("tandem.capture.senders.website.key-sha256", secrets.senderKeySha256())
                .containsEntry("tandem.capture.forms.demo-request.sender", "website")
                .containsEntry("tandem.capture.submissions-at-once", "1000000")
                .containsEntry("tandem.capture.submissions-per-minute", "1000000")
                .containsEntry("quarkus.http.port", "9999")
                .containsEntry("kafka.bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("quarkus.http.host", "127.0.0.1");
        assertThat(settings.values()).doesNotContain(secrets.senderKey());
    }

    @Test
    void onlyWhoDerivesLeadIdsKnowsTheIdentity() throws Exception {
        Set<LocalService> deriving = Set.of(LocalService.LEAD_CAPTURE, LocalService.PIPELINE);
        for (LocalService service : LocalService.values()) {
            assertThat(settings(service).containsKey("tandem.identity.namespace")).isEqualTo(deriving.contains(service));
        }
    }

    @Test
    void aProviderThatIsNewIsASenderFromTheNextStartOn() throws Exception {
        assertThat(settings(LocalService.LEAD_CAPTURE)).doesNotContainKey("tandem.capture.senders.former-crm.key-sha256")
                .containsEntry("tandem.capture.senders.import.key-sha256", Secrets.sha256(ProviderKeys.of(folder, "import")));
        assertThatThrownBy(() -> ProviderKeys.of(folder, "former-crm")).isInstanceOf(Refused.class).hasMessageContaining("next start");

        Properties settings = settings(LocalService.LEAD_CAPTURE);

        assertThat(settings).containsEntry("tandem.capture.senders.former-crm.key-sha256",
                Secrets.sha256(ProviderKeys.of(folder, "former-crm")));
        assertThat(settings.values()).doesNotContain(ProviderKeys.of(folder, "former-crm"));
    }

    @Test
    void theTeamIsWhatPeopleMadeOfIt() throws Exception {
        assertThat(settings(LocalService.PIPELINE)).containsEntry("tandem.pipeline.team.rep-1.weight", "2");
        PrivateFile.write(folder.path("team.properties"), "tandem.pipeline.team.rep-7.weight=1\n");

        files.writeEditable();

        assertThat(settings(LocalService.PIPELINE)).containsEntry("tandem.pipeline.team.rep-7.weight", "1")
                .doesNotContainKey("tandem.pipeline.team.rep-1.weight");
    }

    @Test
    void nobodyElseReadsThem() throws Exception {
        settings(LocalService.LEAD_CAPTURE);

        Path file = folder.path("services", "lead-capture", "config", "application.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private Properties settings(LocalService service) throws IOException {
        Path started = files.write(service, 9999, "127.0.0.1:9092", "jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres");
        Properties settings = new Properties();
        settings.load(new StringReader(PrivateFile.read(started.resolve("config/application.properties"))));
        return settings;
    }
}

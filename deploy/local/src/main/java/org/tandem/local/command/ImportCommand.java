package org.tandem.local.command;

import org.tandem.local.Loopback;
import org.tandem.local.imports.Destination;
import org.tandem.local.imports.Ending;
import org.tandem.local.imports.ImportReport;
import org.tandem.local.imports.Importer;
import org.tandem.local.imports.Importer.Patience;
import org.tandem.local.imports.Importer.Standing;
import org.tandem.local.imports.ListFile;
import org.tandem.local.state.ProviderKeys;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Health;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Brings a list of leads, of won deals or of the sales team to the platform that runs. */
@Command(name = "import", description = "Brings a list of leads, of won deals, or of the sales team. The same list again changes nothing.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    /** Some rows were refused, or not all were sent. */
    static final int NOT_ALL = 4;

    private static final Patience PATIENCE = new Patience(5, Duration.ofSeconds(120));
    private static final String GENERIC = "generic";
    /** More is no mapping; the service says so, too. */
    private static final int MOST_OF_A_MAPPING = 1 << 20;
    private static final int DENIED = 401;

    @Parameters(index = "0", paramLabel = "leads|deals|teams", description = "What the list is of.")
    private Kind kind;
    @Option(names = "--file", required = true, paramLabel = "<file>", description = "CSV of any length.")
    private Path file;
    @Option(names = "--mapping", required = true, paramLabel = "<mapping>",
            description = "Which column is which field: a file, or the name of one in docs/mappings, such as generic-leads.")
    private String mapping;
    @Option(names = "--name", paramLabel = "<name>",
            description = "The import's name: a row of the same name and key is the same. The mapping's name unless said. Not of teams.")
    private String name;
    @Option(names = "--provider", paramLabel = "<name>",
            description = "Whose ids are in the list: deals find the leads of the same provider. Unless said, olist with"
                    + " olist-leads, the mapping's own for deals, and else " + ProviderKeys.NOBODY_IN_PARTICULAR + ".")
    private String provider;
    @Option(names = "--outcomes", paramLabel = "<file>",
            description = "Write here, in JSON, what became of each row; without it, refused rows are on standard error.")
    private Path outcomes;
    @Mixin
    private StateOption state;
    @Spec
    private CommandSpec spec;

    /** As people type them. */
    private enum Kind { leads, deals, teams }

    @Override
    public Integer call() throws IOException {
        if (provider != null && !ProviderKeys.isName(provider)) {
            throw new ParameterException(spec.commandLine(), "--provider takes a name of lower-case letters, digits, '-' and '_',"
                    + " such as former-crm");
        } else if (provider != null && kind == Kind.teams) {
            throw new ParameterException(spec.commandLine(), "--provider says whose ids leads have; reps have those of their tokens");
        } else if (name != null && kind == Kind.teams) {
            throw new ParameterException(spec.commandLine(), "--name tells imports apart; a list of the team is compared with the team as it is");
        }
        StateFolder folder = state.folder();
        folder.requireExisting();
        readable(file);
        ListFile list = list();
        if (outcomes != null && (Files.isDirectory(outcomes) || !Files.isDirectory(outcomes.toAbsolutePath().getParent()))) {
            throw new Refused(outcomes + " cannot be written: name a file in a folder that exists");
        }
        if (!folder.isLocked()) {
            throw new Refused("nothing runs in " + folder.home() + ": " + state.command("up") + ", and the same again");
        }
        return run(folder, destination(folder), list);
    }

    private int run(StateFolder folder, Destination to, ListFile list) throws IOException {
        Health health = new Health(Loopback.HOST + ":" + to.port());
        try (ImportReport report = new ImportReport(to.service(), PATIENCE, spec.commandLine().getOut(), spec.commandLine().getErr(),
                outcomes)) {
            Ending ending = new Importer(to, list, () -> standing(folder, health), PATIENCE, report).run();
            if (kind == Kind.leads && ending instanceof Ending.Refused refused && refused.status() == DENIED) {
                throw ProviderKeys.notKnownYet(providerOr(ProviderKeys.NOBODY_IN_PARTICULAR));
            }
            report.ended(ending);
            if (ending instanceof Ending.Complete complete) {
                return complete.counts().refused() == 0 ? Tandem.OK : NOT_ALL;
            }
            return ending instanceof Ending.Refused ? Tandem.REFUSED : NOT_ALL;
        }
    }

    private static Standing standing(StateFolder folder, Health health) {
        if (health.ask().isReady()) {
            return Standing.READY;
        }
        return folder.isLocked() ? Standing.AWAY : Standing.GONE;
    }

    private Destination destination(StateFolder folder) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!isOwn()) {
            query.put("mapping", mapping);
        }
        if (name != null) {
            query.put("name", name);
        }
        if (kind == Kind.leads) {
            return Destination.ofLeads(folder, providerOr(ProviderKeys.NOBODY_IN_PARTICULAR), query);
        }
        if (kind == Kind.teams) {
            return Destination.ofTeams(folder, query);
        }
        String whose = providerOr(null);
        if (whose != null) {
            query.put("provider", whose);
        }
        return Destination.ofDeals(folder, query);
    }

    /** A mapping that comes with Tandem is named for whose lists it reads. */
    private String providerOr(String otherwise) {
        if (provider != null) {
            return provider;
        }
        int hyphen = mapping.lastIndexOf('-');
        if (isOwn() || hyphen < 1) {
            return otherwise;
        }
        String whose = mapping.substring(0, hyphen);
        return whose.equals(GENERIC) ? ProviderKeys.NOBODY_IN_PARTICULAR : whose;
    }

    private ListFile list() throws IOException {
        if (!isOwn()) {
            return ListFile.of(() -> Files.newInputStream(file));
        }
        Path own = Path.of(mapping);
        readable(own);
        if (Files.size(own) > MOST_OF_A_MAPPING) {
            throw new Refused(own + " is too large for a mapping");
        }
        return ListFile.of(() -> Files.newInputStream(file), Files.readAllBytes(own));
    }

    private boolean isOwn() {
        return mapping.contains("/") || mapping.endsWith(".json");
    }

    private static void readable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused("there is no file " + file);
        } else if (!Files.isReadable(file)) {
            throw new Refused(file + " cannot be read: it is not yours");
        }
    }
}

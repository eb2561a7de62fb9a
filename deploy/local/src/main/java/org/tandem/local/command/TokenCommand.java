package org.tandem.local.command;

import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.Secrets;
import org.tandem.local.token.BearerToken;
import org.tandem.local.token.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints a bearer token for a person with a role. Whoever can read the folder's signing key may be anybody. */
@Command(name = "token", description = "Prints a bearer token that the platform of this machine accepts.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    /** Opaque, because it stays on the stream: no address, and nothing that needs an escape. */
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern LIFETIME = Pattern.compile("([1-9]\\d{0,4})([mhd])");
    private static final Duration LONGEST = Duration.ofDays(365);

    @Mixin
    private StateOption state;
    @Option(names = "--role", required = true, paramLabel = "<role>",
            description = "marketing, sales-rep, sales-manager, analyst or admin.")
    private String role;
    @Option(names = "--user", required = true, paramLabel = "<id>",
            description = "An opaque id, which stays on the stream; of a rep the one in team.properties.")
    private String user;
    @Option(names = "--expires", paramLabel = "<time>", defaultValue = "12h", description = "Such as 30m, 12h, 7d; 12h unless said.")
    private String expires;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Role known = Role.of(role).orElseThrow(() -> wrong("there is no role " + role + ": choose one of "
                + String.join(", ", Role.codes())));
        if (!USER.matcher(user).matches()) {
            throw wrong("--user takes an opaque id of letters, digits, '.', '_' and '-', and no address");
        }
        Duration lifetime = lifetime();
        String token = BearerToken.of(Secrets.signingKey(state.folder()), ServiceSettings.ISSUER, ServiceSettings.AUDIENCE,
                user, Instant.now(), lifetime, known.code());
        spec.commandLine().getOut().println(token);
        return Tandem.OK;
    }

    private Duration lifetime() {
        Matcher time = LIFETIME.matcher(expires);
        if (time.matches()) {
            long count = Long.parseLong(time.group(1));
            Duration lifetime = switch (time.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (lifetime.compareTo(LONGEST) <= 0) {
                return lifetime;
            }
        }
        throw wrong("--expires takes a time such as 30m, 12h or 7d, of a year at most");
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}

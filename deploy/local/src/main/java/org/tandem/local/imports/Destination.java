package org.tandem.local.imports;

import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.Ports;
import org.tandem.local.state.ProviderKeys;
import org.tandem.local.state.Refused;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.token.BearerToken;
import org.tandem.local.token.Role;

import java.net.URLEncoder;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a list goes, and as whose.
 *
 * @param service    what people call it
 * @param target     path and query
 * @param header     that says who sends it
 * @param credential the header's value
 */
public record Destination(String service, int port, String target, String header, String credential) {

    /** Opaque, because it stays on the stream with each deal and rep. */
    private static final String USER = "import";
    /** Longer than any file takes. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    /**
     * @param provider whose ids are in the file
     * @param query    what is not null goes into it
     * @throws Refused if the provider is new, or the service was never started
     */
    public static Destination ofLeads(StateFolder folder, String provider, Map<String, String> query) {
        return new Destination(LocalService.LEAD_CAPTURE.id(), port(folder, LocalService.LEAD_CAPTURE),
                "/imports/leads" + encoded(query), "X-Api-Key", ProviderKeys.of(folder, provider));
    }

    /** @throws Refused if the service was never started */
    public static Destination ofDeals(StateFolder folder, Map<String, String> query) {
        return ofManager(folder, "/imports/deals", query);
    }

    /** @throws Refused if the service was never started */
    public static Destination ofTeams(StateFolder folder, Map<String, String> query) {
        return ofManager(folder, "/imports/teams", query);
    }

    private static Destination ofManager(StateFolder folder, String path, Map<String, String> query) {
        PrivateKey key = Secrets.signingKey(folder);
        return new Destination(LocalService.PIPELINE.id(), port(folder, LocalService.PIPELINE), path + encoded(query),
                "Authorization", "Bearer " + BearerToken.of(key, ServiceSettings.ISSUER, ServiceSettings.AUDIENCE, USER,
                Instant.now(), LIFETIME, Role.SALES_MANAGER.code()));
    }

    private static int port(StateFolder folder, LocalService service) {
        Integer port = Ports.read(folder).get(service.id());
        if (port == null) {
            throw new Refused("nothing was started in " + folder.home() + " yet: ./tandem up");
        }
        return port;
    }

    private static String encoded(Map<String, String> query) {
        String text = query.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }
}

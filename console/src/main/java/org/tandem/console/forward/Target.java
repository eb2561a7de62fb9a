package org.tandem.console.forward;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request of a page goes.
 *
 * @param service its name in the path
 * @param base    where the service is
 * @param uri     path and query there, as they were sent
 */
record Target(String service, URI base, String uri) {

    static final String PREFIX = "/api/";

    /** The first step is a plain word: a server would read an encoded one as what it stands for. */
    private static final Pattern PATH = Pattern.compile(PREFIX + "([a-z][a-z0-9-]*)(/([A-Za-z0-9_-]+)(?:/[^?]*)?)(\\?.*)?");
    /** What a server might take for a step up, or for the end of the path. */
    private static final Pattern DEVIOUS = Pattern.compile("(?i)//|\\\\|(^|/)\\.{1,2}(/|$)|%2e|%2f|%5c|%00|;");
    /** Health, figures and the like are for operators. */
    private static final String NOT_PUBLIC = "q";

    /** Empty where there is no such service, or the path is none of its public API. */
    static Optional<Target> of(String uri, Map<String, URI> services) {
        Matcher parts = PATH.matcher(uri);
        if (!parts.matches() || !services.containsKey(parts.group(1)) || DEVIOUS.matcher(parts.group(2)).find()
                || parts.group(3).equals(NOT_PUBLIC)) {
            return Optional.empty();
        }
        String query = parts.group(4) == null ? "" : parts.group(4);
        return Optional.of(new Target(parts.group(1), services.get(parts.group(1)), parts.group(2) + query));
    }

    boolean isSecure() {
        return "https".equals(base.getScheme());
    }

    int port() {
        return base.getPort() > 0 ? base.getPort() : isSecure() ? 443 : 80;
    }

    /** A place in the service's own API, as the page can reach it; anything else stays as it is. */
    String seenFromThePage(String location) {
        URI place = URI.create(location);
        boolean own = place.getHost() == null || place.getHost().equals(base.getHost()) && place.getPort() == base.getPort();
        return own && place.getRawPath() != null && place.getRawPath().startsWith("/")
                ? PREFIX + service + place.getRawPath() + (place.getRawQuery() == null ? "" : "?" + place.getRawQuery()) : location;
    }
}

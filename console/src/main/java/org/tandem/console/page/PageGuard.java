package org.tandem.console.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tandem.rest.problem.Problem;

import java.util.Set;

/** What a browser may do with the pages, and which requests can only come from them. */
@ApplicationScoped
class PageGuard {

    /** After the guard of every service, which allows nothing, because services have no pages. */
    private static final int AFTER_THE_DOOR = 900;

    /** No inline script and no inline style; nothing from anywhere else; in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * A form or an image of another site cannot set a header, and a script of another site may not. Also tells quarkus-oidc
     * to answer a script with a status where it would send a person to the provider.
     */
    static final String HEADER = "X-Requested-With";
    static final String SCRIPT = "JavaScript";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Their names change with their content. */
    private static final String BUNDLE = "/static/bundle/";

    private final Answers answers;

    PageGuard(Answers answers) {
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_THE_DOOR);
    }

    private void handle(RoutingContext context) {
        harden(context);
        if (!SAFE.contains(context.request().method()) && !SCRIPT.equals(context.request().getHeader(HEADER))) {
            answers.end(context, Problem.of(403, "not-from-a-page", "This can only be asked for by a page of the console",
                    "Send " + HEADER + ": " + SCRIPT));
        } else {
            context.next();
        }
    }

    private static void harden(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (context.request().path().startsWith(BUNDLE)) {
            context.addHeadersEndHandler(answered -> keep(context.response()));
        }
    }

    /** What is there, for ever; what is not there may come with the next release, or be there on another instance already. */
    private static void keep(HttpServerResponse response) {
        if (response.getStatusCode() < 400) {
            response.headers().set(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
    }
}

package org.tandem.console.session.development;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tandem.console.page.Answers;
import org.tandem.rest.problem.Problem;

import java.util.regex.Pattern;

/**
 * While anybody may be anybody, only pages of this machine are answered. A site whose name was made to lead here is of the
 * same origin as the console for a browser, and its scripts could sign in; but its name stands in what the browser asks.
 */
@ApplicationScoped
class ThisMachine {

    /** After the guard of every service and before the console's own, which would take such a page for one of the console. */
    private static final int BETWEEN_THE_GUARDS = 950;
    /** Health and figures: nothing signs in there, and who looks after a pod asks it by its address. */
    private static final String OPERATORS = "/q/";
    private static final Pattern HOST = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private final DevelopmentSessions sessions;
    private final Answers answers;

    ThisMachine(DevelopmentSessions sessions, Answers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        if (sessions.isEnabled()) {
            filters.register(this::handle, BETWEEN_THE_GUARDS);
        }
    }

    private void handle(RoutingContext context) {
        // as routes read the path: /q/../session is no path of operators
        if (context.normalizedPath().startsWith(OPERATORS) || isThisMachine(context.request().getHeader(HttpHeaders.HOST))) {
            context.next();
        } else {
            answers.end(context, Problem.of(421, "not-this-machine", "With the development sign-in this answers to its own machine alone",
                    "Go to http://localhost, with the port"));
        }
    }

    static boolean isThisMachine(String host) {
        return host != null && HOST.matcher(host).matches();
    }
}

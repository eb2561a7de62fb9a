package org.tandem.console.session;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;

import java.util.List;

/** A session of the provider's sign-in that is over, that nobody began, or that cannot be read any more. */
public final class DeadSession {

    /** How the names of its cookies begin: one that is too long for one cookie is in several. */
    private static final String COOKIE = "q_session";

    private DeadSession() {
    }

    /** Whether this is why nobody knows who asks; else it may be known in a moment. */
    public static boolean isCauseOf(Throwable failure) {
        return failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException;
    }

    static void removeFrom(RoutingContext context) {
        List<String> names = context.request().cookies().stream().map(Cookie::getName).filter(name -> name.startsWith(COOKIE)).distinct().toList();
        names.forEach(name -> context.response().addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true).setSecure(true)));
    }
}

package org.tandem.console.session;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Where people come back from the provider. Nobody gets to {@code /sign-in} without having signed in; then it only leads on.
 * Whom the provider sends back without, comes to {@code /sign-in/failed}, which leads to where that is said.
 *
 * <p>By a page and not by a redirect: a browser takes a redirect for a part of the way from the provider's site, and on
 * such a way it brings no cookie that is {@code SameSite=Strict}.
 */
@ApplicationScoped
class SignInPage {

    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=%s">\
            <title>Tandem</title></head><body></body></html>
            """;

    void register(@Observes Router router) {
        router.get("/sign-in").handler(leadTo("/"));
        router.get("/sign-in/failed").handler(leadTo("/#/sign-in-failed"));
    }

    private static Handler<RoutingContext> leadTo(String place) {
        String page = PAGE.formatted(place);
        return context -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").end(page);
    }
}

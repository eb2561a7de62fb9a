package org.tandem.console.forward;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.tandem.console.ConsoleConfig;
import org.tandem.console.page.Answers;
import org.tandem.console.session.DeadSession;
import org.tandem.rest.problem.Problem;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Passes what a page asks of a service on to it, as the person who is signed in. Answers are passed back while they come:
 * a file may be larger than what fits here, and one that breaks off there breaks off for the browser, too.
 */
@ApplicationScoped
class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final int CONNECT_MILLIS = 2_000;
    /** Each open page may hold one to wait for changes. */
    private static final int CONNECTIONS_PER_SERVICE = 2_000;
    private static final Problem NOBODY = Problem.of(401, "unauthenticated", "Sign in first", "You are not signed in, or no longer");
    /** Whom the page shows; percent-encoded. Links, such as those to files, do not say it. */
    private static final String SHOWN = "X-Tandem-Person";
    private static final Problem SOMEBODY_ELSE = Problem.of(409, "another-person", "Somebody else has signed in since, in this browser",
            "Load the page again: it is somebody else's now");
    private static final Problem WHO_IS_UNKNOWN = Problem.of(503, "unavailable", "Who you are cannot be found out at the moment",
            "Send the same again in a few seconds");
    /** By no means a 401: the page would take it for the end of the session, sign in, and be told the same again. */
    private static final Problem TOKEN_REFUSED = Problem.of(502, "sign-in-not-accepted", "This part of Tandem does not accept your sign-in",
            "Sign out and in again; if it stays, the service expects another issuer, audience or key than the provider has");

    private final Map<String, URI> services;
    private final long patienceMillis;
    private final HttpClient client;
    private final IdentityProviderManager identities;
    private final Answers answers;

    Forwarder(ConsoleConfig config, Vertx vertx, IdentityProviderManager identities, Answers answers) {
        this.services = config.services().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().url()));
        this.patienceMillis = config.patience().toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE).setKeepAliveTimeout(8));
        this.identities = identities;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route(Target.PREFIX + "*").handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest from = context.request();
        // who it is may take a moment, and the body must still be there then
        if (!from.isEnded()) {
            from.pause();
        }
        QuarkusHttpUser.getSecurityIdentity(context, identities).subscribe().with(
                person -> handle(context, person),
                failure -> notKnown(context, failure));
    }

    private void notKnown(RoutingContext context, Throwable failure) {
        if (DeadSession.isCauseOf(failure)) {
            end(context, NOBODY);
            return;
        }
        LOG.warnf("who asks cannot be found out: %s", failure);
        context.response().putHeader("Retry-After", "5");
        end(context, WHO_IS_UNKNOWN);
    }

    private void handle(RoutingContext context, SecurityIdentity person) {
        AccessTokenCredential token = person == null || person.isAnonymous() ? null : person.getCredential(AccessTokenCredential.class);
        if (token == null) {
            end(context, NOBODY);
            return;
        }
        if (!isShown(person, context.request().getHeader(SHOWN))) {
            end(context, SOMEBODY_ELSE);
            return;
        }
        Target.of(context.request().uri(), services).ifPresentOrElse(
                target -> forward(context, target, token.getToken()),
                () -> end(context, Problem.ofStatus(404, null)));
    }

    private static boolean isShown(SecurityIdentity person, String shown) {
        try {
            return shown == null || URLDecoder.decode(shown.replace("+", "%2B"), StandardCharsets.UTF_8).equals(person.getPrincipal().getName());
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }

    private void forward(RoutingContext context, Target target, String token) {
        HttpServerRequest from = context.request();
        body(context).compose(body -> client.request(new RequestOptions().setMethod(from.method()).setHost(target.base().getHost())
                        .setPort(target.port()).setSsl(target.isSecure()).setURI(target.uri()).setIdleTimeout(patienceMillis))
                .compose(to -> {
                    ForwardedHeaders.there(from.headers(), to.headers(), token);
                    context.response().closeHandler(left -> to.reset());
                    return send(to, body);
                }))
                .onSuccess(answer -> back(context, target, answer))
                .onFailure(failure -> away(context, target, failure));
    }

    private static Future<HttpClientResponse> send(HttpClientRequest to, Buffer body) {
        return body.length() == 0 ? to.send() : to.send(body);
    }

    /** At most as long as the guard lets in. */
    private static Future<Buffer> body(RoutingContext context) {
        HttpServerRequest from = context.request();
        if (context.body() != null && context.body().buffer() != null) {
            return Future.succeededFuture(context.body().buffer());
        } else if (from.isEnded()) {
            return Future.succeededFuture(Buffer.buffer());
        }
        Future<Buffer> body = from.body();
        from.resume();
        return body;
    }

    private void back(RoutingContext context, Target target, HttpClientResponse answer) {
        if (context.response().closed()) {
            // nobody is left to be told, and it is no fault that somebody went on to another page
            answer.exceptionHandler(gone -> { }).request().reset();
            return;
        }
        if (answer.statusCode() == 401) {
            LOG.warnf("%s does not accept the token of somebody who is signed in: %s", target.service(), answer.getHeader("WWW-Authenticate"));
            answers.end(context, TOKEN_REFUSED);
            return;
        }
        context.response().setStatusCode(answer.statusCode()).setChunked(true);
        ForwardedHeaders.back(answer.headers(), context.response().headers(), target);
        // ended by itself it would look whole: half a file would be saved as all of it
        answer.pipe().endOnFailure(false).to(context.response()).onFailure(failure -> {
            LOG.debugf("answer of %s was broken off: %s", target.service(), failure);
            context.response().reset();
        });
    }

    private void away(RoutingContext context, Target target, Throwable failure) {
        LOG.debugf("%s does not answer: %s", target.service(), failure);
        if (!context.response().headWritten()) {
            context.response().putHeader("Retry-After", "5");
        }
        answers.end(context, Problem.of(503, "service-away", "This part of Tandem does not answer at the moment",
                "Send the same again in a few seconds"));
    }

    private void end(RoutingContext context, Problem problem) {
        context.request().resume();
        answers.end(context, problem);
    }
}

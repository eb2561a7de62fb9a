package org.tandem.rest.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.UUID;

/** Every error leaves as a problem document; none says how it came about inside. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    public Response notAuthenticated(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return Problem.of(403, "forbidden", "Your role does not allow this", null).response();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return unexpected(e);
        }
        return Problem.ofStatus(status, null).response();
    }

    /** A client that went away gets no answer and is no fault of ours. */
    @ServerExceptionMapper
    public Response gone(HttpClosedException e) {
        return Problem.ofStatus(400, null).response();
    }

    /** What we stand on is away, and comes back by itself. */
    @ServerExceptionMapper
    public Response unavailable(Unavailable e) {
        LOG.debug("a read has to wait", e);
        return Problem.of(503, "unavailable", "This cannot be answered now", "Send the same again in a few seconds")
                .builder().header(HttpHeaders.RETRY_AFTER, "5").build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf("request failed reference=%s: %s", reference, e.getClass().getName());
        LOG.debug(reference, e);
        return Problem.of(500, "unexpected", "Something went wrong on our side",
                "Quote this reference when you ask about it: " + reference).response();
    }

    private static Response unauthenticated() {
        return Problem.of(401, "unauthenticated", "Sign in first", "Send a valid bearer token")
                .builder().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}

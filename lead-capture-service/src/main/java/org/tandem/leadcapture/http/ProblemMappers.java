package org.tandem.leadcapture.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.util.Map;
import java.util.UUID;

/** Every error leaves as a problem document; none says how it came about inside. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Map<Integer, String> TITLES = Map.of(
            400, "The request could not be understood",
            404, "There is nothing at this address",
            405, "This address does not answer to this method",
            406, "The answer is only available as JSON",
            408, "The request took too long to arrive",
            413, "The body is too large",
            415, "This content type is not accepted here");

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response notAuthenticated(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(403, "forbidden", "Your role does not allow this", null).response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return unexpected(e);
        }
        return Problem.of(status, "http-" + status, title(status), null).response();
    }

    /** A client that went away gets no answer and is no fault of ours. */
    @ServerExceptionMapper
    Response gone(HttpClosedException e) {
        return Problem.of(400, "http-400", title(400), null).response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf("request failed reference=%s: %s", reference, e.getClass().getName());
        LOG.debug(reference, e);
        return Problem.of(500, "unexpected", "Something went wrong on our side",
                "Quote this reference when you ask about it: " + reference).response();
    }

    static String title(int status) {
        return TITLES.getOrDefault(status, "The request was not accepted");
    }

    private static Response unauthenticated() {
        return Problem.of(401, "unauthenticated", "Sign in first", "Send a valid bearer token")
                .builder().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}

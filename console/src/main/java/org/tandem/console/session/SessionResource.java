package org.tandem.console.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.console.session.development.DevelopmentSessions;
import org.tandem.rest.body.JsonBody;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.util.Set;

/** Who looks at the page, and how that changes. Open to everybody: a page must be able to ask who it is. */
@Path("/session")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@PermitAll
public class SessionResource {

    /** A provider has others for other applications. */
    private static final Set<String> ROLES = Set.of(Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN);

    private final SecurityIdentity identity;
    private final DevelopmentSessions development;
    private final Instance<OidcSession> provider;

    SessionResource(SecurityIdentity identity, DevelopmentSessions development, Instance<OidcSession> provider) {
        this.identity = identity;
        this.development = development;
        this.provider = provider;
    }

    /** @param person the id of one of the people whom {@code GET /session} offers */
    @Schema(name = "SignIn")
    public record SignIn(String person) {
    }

    @GET
    @Operation(operationId = "getSession", summary = "Who is signed in, and how one signs in",
            description = "Answers 200 for nobody as well: not being signed in is no error.")
    @APIResponse(responseCode = "200", description = "Who looks at the page",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public SessionView get(RoutingContext context) {
        return new SessionView(isAnonymous(context) ? null
                : new Person(identity.getPrincipal().getName(), identity.getRoles().stream().filter(ROLES::contains).toList()),
                development.isEnabled() ? "development" : "provider", development.people());
    }

    /** Whoever brings a session that is over, or never was, is nobody, and need not bring it again. */
    private boolean isAnonymous(RoutingContext context) {
        try {
            return identity.isAnonymous();
        } catch (RuntimeException failure) {
            if (!DeadSession.isCauseOf(failure)) {
                throw failure;
            }
            DeadSession.removeFrom(context);
            return true;
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "signIn", summary = "Be one of the people of the development sign-in",
            description = "There only where that is on; elsewhere people sign in at the provider, by /sign-in.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SignIn.class), examples = @ExampleObject(
            name = "a rep", value = "{\"person\": \"rep-1\"}")))
    @APIResponse(responseCode = "201", description = "Signed in: the cookie says so from now on",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "400", description = "There is no such person")
    @APIResponse(responseCode = "404", description = "The development sign-in is off")
    public Response signIn(byte[] body) {
        if (!development.isEnabled()) {
            return Problem.ofStatus(404, "People sign in at the provider: go to /sign-in").response();
        }
        Parameters given = new Parameters();
        SignIn wish = JsonBody.read(body, SignIn.class, given);
        Person person = wish == null ? null : development.person(wish.person()).orElseGet(
                () -> given.wrong("person", "unknown-person", "Give one of the people of GET /session"));
        if (given.areWrong()) {
            return given.problem().response();
        }
        return Response.status(201).cookie(development.begin(person))
                .entity(new SessionView(person, "development", development.people())).build();
    }

    @DELETE
    @Blocking // who it is, is only found out when asked
    @Operation(operationId = "signOut", summary = "Be nobody again")
    @APIResponse(responseCode = "204", description = "Nobody is signed in")
    public Uni<Response> signOut(RoutingContext context) {
        if (development.isEnabled()) {
            return Uni.createFrom().item(Response.noContent().cookie(development.end(context.request())).build());
        }
        return (isAnonymous(context) ? Uni.createFrom().voidItem() : provider.get().logout())
                .map(done -> Response.noContent().build());
    }
}

package org.tandem.pipeline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets a page know when to read the inbox again. */
@Path("/inbox/changes")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
public class InboxChangesResource {

    /** Below the 10 s after which a quiet connection is closed, here and by the shortest of common proxies. */
    private static final int LONGEST_WAIT = 8;
    private static final String EXAMPLE = """
            {"changed": true, "changes": [{"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "reason": "lead.assigned",
              "eventId": "0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10"}], "next": "2s.1a.2r.0.0.4.9"}""";

    private final InboxChanges changes;
    private final Caller caller;

    InboxChangesResource(InboxChanges changes, Caller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    /** What a page is told. */
    @Schema(name = "InboxChanges")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record News(@Schema(description = "Whether to read the inbox again") boolean changed,
                       @Schema(description = "What happened; absent where nothing did, or more than is told one by one") List<Event> changes,
                       @Schema(description = "Pass it as `since` of the next request") String next) {
    }

    @Schema(name = "InboxChange")
    public record Event(UUID leadId, @Schema(description = "Type of the event in short", examples = "lead.assigned") String reason,
                        UUID eventId) {
    }

    @GET
    @NonBlocking
    @Operation(operationId = "awaitInboxChanges", summary = "Wait until the inbox changes", description = """
            Answers when something of the caller's inbox (a manager's: of any) was changed by an event of sales, or after `wait` seconds that
            nothing was. Ask once without `since`, which is answered at once, then read `GET /inbox`, then ask this again and again with the
            `next` of the answer before: what happens between the two is told. Ids and reasons only.""")
    @APIResponse(responseCode = "200", description = "Whether to read the inbox again", content = @Content(
            schema = @Schema(implementation = News.class), examples = @ExampleObject(name = "a new lead", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "429", description = "The caller waits too often at once, or too many callers do")
    @APIResponse(responseCode = "503", description = "The database is away: ask again")
    public CompletionStage<Response> await(
            @Parameter(description = "`next` of the answer before", example = "2s.1a.2r.0.0.4.9") @QueryParam("since") String since,
            @Parameter(description = "Seconds to wait at most, 1 to 8; 8 unless said", example = "8") @QueryParam("wait") String wait) {
        Parameters given = new Parameters();
        int seconds = given.count("wait", wait, LONGEST_WAIT, LONGEST_WAIT);
        Seen seen = since == null ? null : changes.parse(since)
                .orElseGet(() -> given.wrong("since", "not-a-place", "Pass `next` of an answer, unchanged"));
        if (given.areWrong()) {
            return CompletableFuture.completedFuture(given.problem().response());
        }
        String who = caller.id();
        Optional<CompletionStage<InboxChanges.News>> news = changes.await(who, caller.is(Roles.SALES_MANAGER) ? null : who, seen,
                Duration.ofSeconds(seconds));
        return news.map(its -> its.thenApply(told -> Response.ok(view(told)).build()))
                .orElseGet(() -> CompletableFuture.completedFuture(Problem.of(429, "too-many-waiting", "Too many wait already",
                        "Close a page, or ask again in a while").builder().header(HttpHeaders.RETRY_AFTER, "5").build()));
    }

    private static News view(InboxChanges.News news) {
        List<Change> changes = news.changes();
        return new News(changes == null || !changes.isEmpty(), changes == null || changes.isEmpty() ? null
                : changes.stream().map(change -> new Event(change.leadId(), change.reason(), change.eventId())).toList(), news.seen().text());
    }
}

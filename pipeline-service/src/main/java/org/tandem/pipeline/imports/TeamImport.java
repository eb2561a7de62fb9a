package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.pipeline.lead.TeamStore;
import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.projection.decide.Answer;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.imports.Import;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.imports.RowOutcome;
import org.tandem.rest.problem.FieldError;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Makes requests of rows: let this be what holds for one rep. Decided one after the other, under the lock of those who assign, so a
 * row that holds already is nothing new, however often it comes.
 */
@ApplicationScoped
class TeamImport {

    /** Ids of requests are derived in here, of what holds and what is asked for. */
    private static final UUID REQUESTS = UUID.fromString("9d1c7b52-3e84-5f0a-a6d7-41c2e8b95f03");
    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource database;
    private final Requests requests;
    private final StreamService stream;
    private final Clock clock = Clock.systemUTC();

    TeamImport(DataSource database, Requests requests, StreamService stream) {
        this.database = database;
        this.requests = requests;
        this.stream = stream;
    }

    /** @param by who imports, an opaque id */
    Import.Window of(Mapping mapping, String by) {
        if (!stream.isWritable()) {
            throw new Import.Stopped(unavailable());
        }
        return rows -> take(rows, mapping, by);
    }

    private static Problem unavailable() {
        return Problem.of(503, "unavailable", "The rest of the file could not be taken now",
                "Send the same file again: what holds already is not said twice");
    }

    /** A row that can be asked for. */
    private record Wish(Row row, RepChangeRequested wanted) {
    }

    private List<RowOutcome> take(List<Row> rows, Mapping mapping, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        List<Wish> wishes = new ArrayList<>();
        Set<String> reps = new HashSet<>();
        for (Row row : rows) {
            TeamRows.Reading reading = TeamRows.read(row, mapping, by, now);
            boolean again = reading instanceof TeamRows.Reading.Read read && reps.contains(read.wanted().rep());
            // A second row of one rep follows from the first, and outcomes are in the order of the rows.
            if (again || wishes.size() == AT_ONCE || reading instanceof TeamRows.Reading.Wrong) {
                outcomes.addAll(ask(wishes, mapping));
                wishes.clear();
                reps.clear();
            }
            if (reading instanceof TeamRows.Reading.Wrong wrong) {
                outcomes.add(RowOutcome.refused(row, mapping, wrong.errors(), null));
            } else {
                RepChangeRequested wanted = ((TeamRows.Reading.Read) reading).wanted();
                wishes.add(new Wish(row, wanted));
                reps.add(wanted.rep());
            }
        }
        outcomes.addAll(ask(wishes, mapping));
        return outcomes;
    }

    /** @param wishes each rep once */
    private List<RowOutcome> ask(List<Wish> wishes, Mapping mapping) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        Map<String, Membership> team = team();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        boolean teamKnown = !team.isEmpty();
        for (Wish wish : wishes) {
            Membership current = team.get(wish.wanted.rep());
            // May be decided however late: it is compared with what holds then. Were it refused as expired, the same row would be for ever.
            answers.add(current != null && TeamChange.isSame(current, wish.wanted) ? CompletableFuture.completedFuture(null)
                    : requests.ask(Ask.of(requestId(current, teamKnown, wish.wanted), EventTypes.REP_CHANGE_REQUESTED, Team.POOL, wish.wanted),
                    clock.instant().truncatedTo(ChronoUnit.MICROS), PATIENCE));
            // Decided one after the other: the first who is in it makes the team for the rows that follow.
            teamKnown |= wish.wanted.active();
        }
        List<RowOutcome> outcomes = new ArrayList<>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            outcomes.add(outcome(wishes.get(i).row, answer(answers.get(i)), mapping));
        }
        return outcomes;
    }

    private Map<String, Membership> team() {
        try {
            return Tables.read(() -> {
                try (Connection db = database.getConnection()) {
                    return TeamStore.all(db);
                }
            }, Unavailable::new);
        } catch (Unavailable away) {
            throw new Import.Stopped(unavailable());
        }
    }

    /**
     * The same wish about the same state is the same request; after another fact about the rep, or the first about anybody, it is
     * another one. No part but the last can have a space.
     */
    static UUID requestId(Membership current, boolean teamKnown, RepChangeRequested wanted) {
        return Uuid5.of(REQUESTS, String.join(" ", wanted.rep(), String.valueOf(current == null ? 0 : current.revision()),
                String.valueOf(teamKnown), String.valueOf(wanted.active()), String.valueOf(wanted.team()), String.valueOf(wanted.weight()),
                String.valueOf(wanted.timeZone()), String.valueOf(wanted.since()), wanted.by()));
    }

    private static Answer answer(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Publisher.Unavailable) {
                throw new Import.Stopped(unavailable());
            }
            throw e;
        }
    }

    /** @param answer null where nothing had to be asked */
    static RowOutcome outcome(Row row, Answer answer, Mapping mapping) {
        if (answer == null) {
            return RowOutcome.duplicate(row, null, null);
        } else if (answer instanceof Answer.Granted granted) {
            return RowOutcome.accepted(row, null, granted.events().isEmpty() ? null : granted.events().get(0).id());
        } else if (answer instanceof Answer.Refused refused && refused.code().equals(TeamChange.NOTHING_NEW)) {
            return RowOutcome.duplicate(row, null, null);
        } else if (answer instanceof Answer.Refused refused && refused.code().equals(TeamChange.LATER_IS_KNOWN)) {
            return RowOutcome.refused(row, mapping, List.of(new FieldError("since", TeamChange.LATER_IS_KNOWN,
                    "Something newer is known of this rep.")), null);
        } else if (answer instanceof Answer.Refused refused && refused.code().equals(TeamChange.NO_TEAM_YET)) {
            return RowOutcome.refused(row, mapping, List.of(new FieldError("active", TeamChange.NO_TEAM_YET,
                    "Bring who is in the team first.")), null);
        }
        throw new Import.Stopped(unavailable());
    }
}

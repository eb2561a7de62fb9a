package org.tandem.projection.decide;

import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.decide.Fence.Step;
import org.tandem.projection.fold.OwnEvents;
import org.tandem.projection.trace.Tracing;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides a batch of requests in one transaction: the outcomes' records, the service's tables and the fence move together
 * or not at all. Calls no broker. A batch of any size is a fixed number of statements, beside the service's own.
 */
final class DecidingTransaction {

    private final DataSource database;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final OwnEvents ownEvents;
    private final ActiveVersion version;
    private final DecisionStore store;
    private final Fence fence;
    private final Duration longestPause;
    private final Steps steps;
    private final Tracing tracing;

    DecidingTransaction(DataSource database, Decisions decisions, Outcomes outcomes, OwnEvents ownEvents,
                        ActiveVersion version, Fence fence, Duration longestPause, Steps steps,
                        Tracing tracing) {
        this.database = database;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.ownEvents = ownEvents;
        this.version = version;
        this.store = new DecisionStore(version);
        this.fence = fence;
        this.longestPause = longestPause;
        this.steps = steps;
        this.tracing = tracing;
    }

    /** The version does not act any more: nothing was changed, and nothing may be. */
    static final class NotActive extends RuntimeException {

        NotActive() {
            super("another version acts", null, false, false);
        }
    }

    /**
     * @param requests in the order in which they came; may hold one id several times, and requests with an outcome
     * @param moved    from where to where this moves the fence
     * @return what is to be published, in the order of the requests
     * @throws Fence.Fenced if another instance decides here now; nothing was changed
     * @throws NotActive    if another version acts now; nothing was changed
     */
    List<Decision> decide(List<Request> requests, List<Step> moved, Instant now) throws SQLException {
        try (Connection db = open()) {
            try {
                OwnEvents.Months months = ownEvents.prepare(db, now);
                if (!version.begin(db, longestPause, true)) {
                    throw new NotActive();
                }
                fence.advance(db, moved);
                List<Decision> decided = decideNew(db, requests, months, now);
                steps.reached(Steps.Step.DECIDED);
                db.commit();
                return decided;
            } catch (SQLException | RuntimeException | Error failure) {
                ownEvents.lookAgain();
                db.rollback();
                throw failure;
            }
        }
    }

    private List<Decision> decideNew(Connection db, List<Request> requests, OwnEvents.Months months, Instant now)
            throws SQLException {
        Map<UUID, Request> undecided = new LinkedHashMap<>();
        requests.forEach(request -> undecided.putIfAbsent(request.id(), request));
        if (!undecided.isEmpty()) {
            store.among(db, undecided.keySet()).forEach(undecided::remove);
        }
        if (undecided.isEmpty()) {
            return List.of();
        }
        Map<UUID, Outcome> decided = ask(db, undecided.values(), now);
        List<Decision> all = new ArrayList<>(undecided.size());
        List<StreamRecord> events = new ArrayList<>(undecided.size());
        for (Request request : undecided.values()) {
            Outcome outcome = decided.get(request.id());
            Decision decision = outcomes.decision(request, outcome, now);
            tracing.decided(request.record(), decision.records(), outcome instanceof Outcome.Refused refused ? refused.code() : null, now);
            events.addAll(outcomes.asRead(decision.records()));
            all.add(decision);
        }
        ownEvents.claim(db, events, months);
        store.insert(db, all);
        return all;
    }

    private Map<UUID, Outcome> ask(Connection db, Collection<Request> requests, Instant now) throws SQLException {
        Map<UUID, Outcome> decided = new LinkedHashMap<>();
        List<Request> live = new ArrayList<>(requests.size());
        for (Request request : requests) {
            if (request.notAfter() != null && now.isAfter(request.notAfter())) {
                decided.put(request.id(), new Outcome.Refused(Outcome.Refused.EXPIRED));
            } else {
                live.add(request);
            }
        }
        if (live.isEmpty()) {
            return decided;
        }
        List<Outcome> answers = call(db, live, now);
        if (answers.size() != live.size()) {
            throw new IllegalStateException(live.size() + " requests and " + answers.size() + " outcomes");
        }
        for (int i = 0; i < live.size(); i++) {
            decided.put(live.get(i).id(), answers.get(i));
        }
        return decided;
    }

    /** A defect that a request meets must not end the thread that decides all of them. */
    private List<Outcome> call(Connection db, List<Request> requests, Instant now) throws SQLException {
        try {
            return decisions.decide(db, List.copyOf(requests), now);
        } catch (StackOverflowError | AssertionError | LinkageError defect) {
            throw new IllegalStateException(defect.getClass().getSimpleName(), defect);
        }
    }

    private Connection open() throws SQLException {
        Connection db = database.getConnection();
        db.setAutoCommit(false);
        return db;
    }
}

package org.tandem.projection.decide;

import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one service decides. Implemented once by each service that decides; everything around it (requests that come
 * twice, expiry, crashes, publishing, versions, parking) is done by {@link Decider}.
 *
 * <p>The service's {@code Projection} folds the topics that the outcomes are on, and names them in
 * {@code Projection.outcomes()}: a rebuild finds there what has been decided.
 */
public interface Decisions {

    /** Topics that hold requests: the service's own requests, and other services' facts that call for a decision. */
    List<Topic> topics();

    /** Which types on those topics are requests; others are passed over. */
    Set<EventType<?>> requests();

    /** The service's own truth topic, on which refusals are published ({@code request.refused}). */
    Topic refusals();

    /**
     * What decisions on every partition depend on, by what the events about it are published under. None is decided before the
     * tables hold what was said about it on the service's truth topic, although that is on another partition.
     */
    default Set<String> sharedState() {
        return Set.of();
    }

    /**
     * Decides requests that have no outcome yet, in the caller's transaction: locks the rows it needs in key order
     * ({@code select … for update}), decides request by request on that state in memory, so that the second sees what
     * the first changed, and writes its tables with one statement for each. The tables must end as folding the
     * outcomes' events makes them: those are not folded again.
     *
     * <p>Folds run beside it, also of the same leads. What must not change in between is locked by both, or the
     * partitions' rows of {@code position} are, which every fold locks first.
     *
     * <p>Calls nobody else: no broker, no other service. An exception is taken for a defect of ours: the requests are
     * then tried one by one, in transactions of their own, and the one that fails is parked.
     *
     * @param requests in the order in which they came; each id once; none that has expired
     * @param now      the moment of all of these decisions
     * @return one outcome for each request, in their order
     */
    List<Outcome> decide(Connection db, List<Request> requests, Instant now) throws SQLException;
}

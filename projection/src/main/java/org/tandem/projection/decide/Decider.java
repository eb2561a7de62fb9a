package org.tandem.projection.decide;

import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.util.Map;

/**
 * One service's requests being decided by one consumer of this process; while another version is the active one, it
 * waits. Needs no container, so that a test can run several side by side.
 */
public final class Decider implements AutoCloseable {

    private final DecideStatus status = new DecideStatus();

    private Decider() {
    }

    /**
     * Starts deciding.
     *
     * @param connection how to reach the broker
     * @param database   connections whose search path is the version's schema
     * @param projector  who folds the same tables in this process: what stopped there is not decided upon
     * @param source     the CloudEvents {@code source} of the outcomes
     * @param parked     where requests that cannot be read or decided are kept
     */
    public static Decider start(Map<String, Object> connection, DataSource database, Decisions decisions,
                                Projector projector, EventCodec codec, Partitions partitions, Publisher publisher,
                                ActiveVersion version, String source, Topic parked, DecideSettings settings) {
        throw new UnsupportedOperationException("follows");
    }

    public DecideStatus status() {
        return status;
    }

    @Override
    public void close() {
    }
}

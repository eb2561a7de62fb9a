package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.time.Instant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One version of one service's tables being folded by one or more consumers of this process. Needs no container, so that
 * a test or a tool can run a second version beside the one that serves.
 */
public final class Projector implements AutoCloseable {

    private final Folder folder;
    private final FoldStatus status = new FoldStatus();
    private final List<FoldLoop> loops = new ArrayList<>();

    private Projector(Folder folder) {
        this.folder = folder;
    }

    /**
     * Starts folding.
     *
     * @param connection how to reach the broker
     * @param database   connections whose search path is the version's schema
     * @param parked     where records that cannot be read are kept
     * @param consumers  consumers in this process; more than one lets reading and writing overlap
     */
    public static Projector start(Map<String, Object> connection, DataSource database, Projection projection,
                                  EventCodec codec, Publisher publisher, ActiveVersion version, Topic parked,
                                  FoldSettings settings, int consumers) {
        Projector projector = new Projector(
                new Folder(database, projection, publisher, version, new Parking(publisher, parked)));
        for (int i = 0; i < consumers; i++) {
            String name = settings.group() + "-" + i;
            FoldLoop loop = new FoldLoop(new KafkaConsumer<>(settings.consumer(connection, name)), projection.topics(),
                    codec, projector.folder, settings, projector.status, projection.acting());
            projector.loops.add(loop);
            new Thread(loop, "fold-" + name).start();
        }
        return projector;
    }

    /** Whether everything that was in the stream when this process got its partitions is in the tables. */
    public boolean isCaughtUp() {
        return loops.stream().allMatch(FoldLoop::isCaughtUp);
    }

    /**
     * Whether the tables hold of a partition number all that stood in the stream when this process last began to read,
     * which it does again after every failure. Only of a projection that folds what it says itself.
     */
    public boolean isSettled(int partition) {
        List<FoldLoop> holding = loops.stream().filter(FoldLoop::holds).toList();
        return !holding.isEmpty() && holding.stream().allMatch(loop -> loop.isSettled(partition));
    }

    public FoldStatus status() {
        return status;
    }

    /** Drops inbox months that no event can look back to; a daily chore of a projector that is caught up. */
    public void forgetOldRepeats(Instant now) throws SQLException {
        if (isCaughtUp()) {
            folder.forgetBefore(now);
        }
    }

    @Override
    public void close() {
        loops.forEach(FoldLoop::stop);
    }
}

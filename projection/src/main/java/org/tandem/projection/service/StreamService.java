package org.tandem.projection.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.DecideSettings;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.decide.Decisions;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.fold.ActedMarkRecovery;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.FoldSettings;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.timer.TimerMeaning;
import org.tandem.projection.timer.Timers;
import org.tandem.projection.topic.TopicGuard;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Puts a service onto the stream, in an order that survives any order of starting: first the broker's topics are checked,
 * then facts may be written, then the database is migrated, then folding and deciding begin. Whatever is not there yet is waited for
 * in the background; what is wrong ends the process with one line for each setting.
 */
@ApplicationScoped
public class StreamService {

    /** Exit code of a service that must not run as configured (EX_CONFIG). */
    static final int REFUSED = 78;
    private static final Logger LOG = Logger.getLogger(StreamService.class);
    private static final long RETRY_MILLIS = 1_000;

    private final ServiceStream stream;
    private final StreamConfig config;
    private final Map<String, Object> connection;
    private final Publisher publisher;
    private final EventCodec codec;
    private final Partitions partitions;
    private final Instance<Projection> projections;
    private final Instance<Decisions> decisions;
    private final Instance<TimerMeaning> timerMeanings;
    private final Instance<Requests> requests;
    private final Instance<StartCheck> checks;
    private final Instance<Flyway> flyway;
    private final Instance<DataSource> database;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean writable;
    private volatile Projector projector;
    private volatile Decider decider;
    private volatile Timers timers;

    StreamService(ServiceStream stream, StreamConfig config,
                  @Identifier("default-kafka-broker") Map<String, Object> connection, Publisher publisher,
                  EventCodec codec, Partitions partitions, Instance<Projection> projections,
                  Instance<Decisions> decisions, Instance<TimerMeaning> timerMeanings, Instance<Requests> requests,
                  Instance<StartCheck> checks, Instance<Flyway> flyway, Instance<DataSource> database) {
        this.stream = stream;
        this.config = config;
        this.connection = connection;
        this.publisher = publisher;
        this.codec = codec;
        this.partitions = partitions;
        this.projections = projections;
        this.decisions = decisions;
        this.timerMeanings = timerMeanings;
        this.requests = requests;
        this.checks = checks;
        this.flyway = flyway;
        this.database = database;
    }

    /** Whether facts may be written: the topics are right and every check has passed. */
    public boolean isWritable() {
        return writable;
    }

    /** Whether the tables hold what was in the stream when this process started; latched. */
    public boolean isCaughtUp() {
        return !config.fold() || projector != null && projector.isCaughtUp();
    }

    /** The running projector; null until the database and the broker are there. */
    public Projector projector() {
        return projector;
    }

    /** The running decider; null of a service that decides nothing, and until the database and the broker are there. */
    public Decider decider() {
        return decider;
    }

    void start(@Observes StartupEvent event) {
        new Thread(this::bringUp, "bring-up").start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping.countDown();
        if (timers != null) {
            timers.close();
        }
        if (decider != null) {
            decider.close();
        }
        if (projector != null) {
            projector.close();
        }
    }

    private void bringUp() {
        try {
            retried("the stream", this::checkStream);
            writable = true;
            if (config.fold()) {
                retried("the database", () -> Migration.run(flyway.get()));
                ActiveVersion version = new ActiveVersion(stream.controlSchema(), config.projectionVersion());
                if (projections.get().acting() instanceof Acting.Once once) {
                    retried("the act-once mark", () -> recoverMark(version, once));
                }
                projector = Projector.start(connection, database.get(), projections.get(), codec, publisher, version,
                        stream.parked(),
                        FoldSettings.of(stream.service(), config.projectionVersion()), config.consumers());
                if (decisions.isResolvable()) {
                    decider = Decider.start(new Decider.Surroundings(connection, database.get(), projections.get(),
                            projector.status(), codec, partitions, publisher, version, stream.source(), stream.parked()),
                            decisions.get(), DecideSettings.of(stream.service()));
                }
                if (timerMeanings.isResolvable()) {
                    timers = Timers.start(database.get(), version, projector::isCaughtUp, requests.get(),
                            timerMeanings.get(), Clock.systemUTC());
                }
            }
        } catch (StartCheck.Refusal refusal) {
            LOG.fatal(refusal.getMessage());
            Quarkus.asyncExit(REFUSED);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void recoverMark(ActiveVersion version, Acting.Once acting) throws SQLException {
        if (ActedMarkRecovery.recover(database.get(), version, connection, acting.output())
                != ActedMarkRecovery.Result.UNKNOWN) {
            return;
        }
        StreamConfig.ActFrom from = config.actFrom().orElseThrow(() -> new StartCheck.Refusal(
                "refusing to start: topic " + acting.output().name() + " holds events that do not say what caused them, and"
                        + " schema " + version.control() + " has no mark of what has been caused: set"
                        + " tandem.stream.act-from to `here` or to `beginning`"));
        if (from == StreamConfig.ActFrom.HERE) {
            ActedMarkRecovery.markHere(database.get(), version, connection, projections.get().topics());
        }
    }

    private void checkStream() throws Exception {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 9_000);
        try (Admin admin = Admin.create(settings)) {
            List<String> problems = TopicGuard.problems(admin, stream.topics(), config.partitions());
            if (!problems.isEmpty()) {
                throw new StartCheck.Refusal("refusing to start:\n  " + String.join("\n  ", problems));
            }
        }
        publisher.warmUp(stream.writes().stream().map(Topic::name).toList());
        publisher.warmUp(List.of(stream.parked().name()));
        checks.forEach(check -> check.check(connection, publisher));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void retried(String what, Step step) throws InterruptedException {
        while (true) {
            try {
                step.run();
                return;
            } catch (StartCheck.Refusal | InterruptedException ending) {
                throw ending;
            } catch (Exception e) {
                LOG.warnf("waiting for %s: %s", what, e.getClass().getSimpleName());
                LOG.debug("the reason", e);
                if (stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException();
                }
            }
        }
    }
}

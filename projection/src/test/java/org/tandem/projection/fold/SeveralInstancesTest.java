package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.BreakingDatabase;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyProjection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralInstancesTest {

    private final Tally tally = new Tally();
    private final CountDownLatch suspended = new CountDownLatch(1);
    private final CountDownLatch wake = new CountDownLatch(1);

    @AfterEach
    void close() {
        wake.countDown();
        tally.close();
    }

    @Test
    void aSecondInstanceComesAndGoesUnderLoad() throws InterruptedException {
        // Given one instance and a load
        Projector first = instance(tally.projection());
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                tally.sendAll(events(10));
            }
        });
        writer.start();
        Tally.until(() -> tally.tables.folded(1) > 100);

        // When another one joins, then the first one leaves, then one joins again
        Projector second = instance(tally.projection());
        Tally.until(() -> second.status().folded() > 0);
        first.close();
        Projector third = instance(tally.projection());
        Tally.until(() -> third.status().folded() > 0);
        second.close();
        enough.set(true);
        writer.join();

        // Then
        assertAllFoldedOnce();
    }

    @Test
    void anInstanceThatWasSuspendedBeforeItsTransactionIsFenced() throws InterruptedException {
        // Given an instance that stops for so long before its third batch that it loses its partitions
        AtomicInteger connections = new AtomicInteger();
        BreakingDatabase database = new BreakingDatabase(tally.tables.version(1)).beforeConnection(() -> {
            if (connections.incrementAndGet() == 3) {
                suspend();
            }
        });
        tally.sendAll(events(200));
        Projector zombie = tally.start(1, tally.projection(), database, impatient(), tally.settings(1, 50));
        assertThat(suspended.await(20, TimeUnit.SECONDS)).isTrue();

        // When another one has taken over and folded on, and it wakes
        instance(tally.projection());
        tally.untilFolded(1);
        wake.countDown();
        tally.sendAll(events(100));

        // Then
        assertAllFoldedOnce();
        assertThat(zombie.status().parked()).isZero();
    }

    @Test
    void anInstanceThatWasSuspendedInItsTransactionCannotCommit() throws InterruptedException {
        // Given an instance that stops in the middle of a transaction that would have an effect
        AtomicBoolean once = new AtomicBoolean();
        List<String> pauses = new ArrayList<>();
        TallyProjection suspending = tally.projection().midway((db, records) -> {
            if (once.compareAndSet(false, true)) {
                try (var rows = db.createStatement().executeQuery("show idle_in_transaction_session_timeout")) {
                    rows.next();
                    pauses.add(rows.getString(1));
                }
                suspend();
            }
        });
        tally.sendAll(List.of(tally.events.added("ana", 1, TallyProjection.NOTICE)));
        Projector zombie = tally.start(1, suspending, tally.tables.version(1), impatient(), tally.settings(1, 50));
        assertThat(suspended.await(20, TimeUnit.SECONDS)).isTrue();

        // When the database gives its session up, another one takes over, and it wakes
        tally.tables.cutConnections();
        instance(tally.projection());
        tally.untilFolded(1);
        wake.countDown();
        tally.sendAll(events(100));

        // Then
        assertAllFoldedOnce();
        Tally.until(() -> zombie.status().failures() > 0);
        assertThat(pauses).as("so long the database waits for such an instance").containsExactly("30s");
        assertThat(tally.log.read(tally.topics.noticed().name())).extracting(effect ->
                new String(effect.headers().lastHeader("ce_id").value())).as("effects").hasSizeLessThanOrEqualTo(2)
                .containsOnly(onlyEffect());
    }

    private String onlyEffect() {
        return new String(tally.log.read(tally.topics.noticed().name()).get(0).headers().lastHeader("ce_id").value());
    }

    private void suspend() {
        suspended.countDown();
        try {
            wake.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Projector instance(TallyProjection projection) {
        return tally.start(1, projection, tally.tables.version(1), impatient(), tally.settings(1, 50));
    }

    /** Of a member that does not poll, the group waits this long. */
    private Map<String, Object> impatient() {
        Map<String, Object> connection = tally.connection();
        connection.put("max.poll.interval.ms", 3_000);
        return connection;
    }

    private void assertAllFoldedOnce() {
        tally.untilFolded(1);
        int sent = tally.log.read(tally.topics.added().name()).size();
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(sent);
        assertThat(tally.tables.number(1, "select count(distinct event_id) from entry")).isEqualTo(sent);
        assertThat(tally.tables.number(1, "select sum(total) from tally")).isEqualTo(sent);
        assertThat(tally.parked()).isEmpty();
    }

    private List<ProducerRecord<byte[], byte[]>> events(int count) {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(tally.events.added("who-" + i % 97, 1, null));
        }
        return events;
    }
}

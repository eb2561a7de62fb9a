package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;
import org.tandem.test.TestPlatform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutagesTest {

    private static final int EVENTS = 6_000;

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void nothingIsLostOrDoubledWhileTheBrokerIsAway() {
        // Given a projector in the middle of folding
        Projector projector = startFolding();

        // When
        TestPlatform.get().stopBroker();
        try {
            Tally.until(() -> !tally.publisher.publish(List.of(tally.goodOn(0))).handle((done, failure) ->
                    failure == null).join());
        } finally {
            TestPlatform.get().startBroker();
        }

        // Then
        assertAllFoldedOnce(projector);
    }

    @Test
    void nothingIsLostOrDoubledWhenTheDatabaseCutsConnectionsOrLetsNobodyIn() {
        // Given
        Projector projector = startFolding();

        // When
        for (int i = 0; i < 5; i++) {
            long before = tally.tables.folded(1);
            tally.tables.cutConnections();
            Tally.until(() -> tally.tables.folded(1) > before || tally.tables.folded(1) == EVENTS);
        }
        tally.sendAll(events(EVENTS));
        tally.tables.open(false);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        tally.tables.open(true);

        // Then
        assertAllFoldedOnce(projector);
        Tally.until(() -> projector.status().behind() == 0);
        assertThat(projector.status().failures()).isPositive();
    }

    private Projector startFolding() {
        tally.sendAll(events(EVENTS));
        Projector projector = tally.start(1, tally.projection(), tally.tables.version(1), tally.connection(),
                tally.settings(1, 50));
        Tally.until(() -> tally.tables.folded(1) > 500);
        return projector;
    }

    private void assertAllFoldedOnce(Projector projector) {
        tally.untilFolded(1);
        int sent = tally.log.read(tally.topics.added().name()).size();
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(sent);
        assertThat(tally.tables.number(1, "select count(distinct event_id) from entry")).isEqualTo(sent);
        assertThat(tally.tables.number(1, "select sum(total) from tally")).isEqualTo(sent);
        assertThat(projector.status().parked()).isZero();
        assertThat(projector.status().stopped()).isEmpty();
        Tally.until(projector::isCaughtUp);
    }

    private List<ProducerRecord<byte[], byte[]>> events(int count) {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(tally.events.added("who-" + i % 97, 1, null));
        }
        return events;
    }
}

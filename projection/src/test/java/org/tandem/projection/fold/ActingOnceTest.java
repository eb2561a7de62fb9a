package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.BreakingDatabase;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyProjection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class ActingOnceTest {

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void whatIsPublishedAndNotCommittedIsPublishedAgainTheSame() {
        // Given a database that breaks at two commits, after the effects were acknowledged
        tally.sendAll(notices(30));
        BreakingDatabase database = new BreakingDatabase(tally.tables.version(1)).atCommits(3, 5);

        // When
        tally.start(1, tally.projection(), database, tally.connection(), tally.settings(1, 7));
        tally.untilFolded(1);

        // Then nothing is missing, and what is there twice is the same event under the same key
        Map<String, List<ConsumerRecord<byte[], byte[]>>> effects = effects();
        assertThat(effects).containsOnlyKeys(causes());
        assertThat(effects.values()).anyMatch(copies -> copies.size() > 1);
        effects.values().forEach(copies -> copies.forEach(copy -> {
            assertThat(copy.key()).isEqualTo(copies.get(0).key());
            assertThat(copy.value()).isEqualTo(copies.get(0).value());
            assertThat(Arrays.asList(copy.headers().toArray())).isEqualTo(Arrays.asList(copies.get(0).headers().toArray()));
            assertThat(copy.partition()).isEqualTo(copies.get(0).partition());
        }));
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(30);
    }

    @Test
    void aReplayByANewVersionCausesNothing() {
        // Given
        tally.sendAll(notices(100));
        tally.start();
        tally.untilFolded(1);

        // When
        Projector second = tally.start(2, tally.projection());
        tally.untilFolded(2);
        Tally.until(second::isCaughtUp);
        tally.sendAll(notices(20));
        tally.untilFolded(1);
        tally.untilFolded(2);

        // Then
        assertOnceEach(120);
        assertThat(tally.tables.content(2)).isEqualTo(tally.tables.content(1));
    }

    @Test
    void everyCauseHasItsEffectOnceThroughCutOversUnderLoad() throws InterruptedException {
        // Given two versions that fold, of which the first acts
        tally.sendAll(notices(50));
        tally.start();
        tally.untilFolded(1);
        tally.start(2, tally.projection());
        tally.untilFolded(2);

        // When it changes ten times which of them acts, while causes keep coming
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                tally.sendAll(notices(10));
            }
        });
        writer.start();
        for (int cutOver = 1; cutOver <= 10; cutOver++) {
            long until = 50 + 150L * cutOver;
            Tally.until(() -> Math.max(tally.tables.folded(1), tally.tables.folded(2)) >= until);
            tally.cutOver(1 + cutOver % 2);
        }
        writer.join();
        tally.untilFolded(1);
        tally.untilFolded(2);

        // Then
        assertOnceEach(2050);
        assertThat(tally.tables.content(2)).isEqualTo(tally.tables.content(1));
    }

    @Test
    void whatComesWhileNobodyActsHasItsEffectOnceTheNewVersionMay() {
        // Given a first version that has ended, and causes that nobody has acted on
        tally.sendAll(notices(10));
        try (Projector first = tally.start()) {
            tally.untilFolded(1);
        }
        tally.sendAll(notices(10));

        // When the second version folds before it may act: it is ready, and waits where the first one stood
        Projector second = tally.start(2, tally.projection());
        Tally.until(second::isCaughtUp);
        assertThat(effects()).hasSize(10);
        tally.cutOver(2);

        // Then
        tally.untilFolded(2);
        assertOnceEach(20);
    }

    private void assertOnceEach(int expected) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> effects = effects();
        Set<String> missing = new HashSet<>(causes());
        missing.removeAll(effects.keySet());
        assertThat(missing).as("causes without an effect").isEmpty();
        assertThat(effects).hasSize(expected);
        assertThat(effects).allSatisfy((cause, copies) -> assertThat(copies).hasSize(1));
    }

    private Map<String, List<ConsumerRecord<byte[], byte[]>>> effects() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byCause = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> effect : tally.log.read(tally.topics.noticed().name())) {
            String cause = new String(effect.headers().lastHeader("ce_sourceposition").value());
            byCause.computeIfAbsent(cause, position -> new ArrayList<>()).add(effect);
        }
        return byCause;
    }

    private Set<String> causes() {
        Set<String> positions = new HashSet<>();
        tally.log.read(tally.topics.added().name()).forEach(cause ->
                positions.add(cause.topic() + "/" + cause.partition() + "/" + cause.offset()));
        return positions;
    }

    private List<ProducerRecord<byte[], byte[]>> notices(int count) {
        List<ProducerRecord<byte[], byte[]>> notices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notices.add(tally.events.added("who-" + i, 1, TallyProjection.NOTICE));
        }
        return notices;
    }
}

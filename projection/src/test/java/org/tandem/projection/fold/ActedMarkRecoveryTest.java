package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.ActedMarkRecovery.Result;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyEvents;
import org.tandem.projection.tally.TallyProjection;
import org.tandem.projection.tally.TallyTables;
import org.tandem.projection.version.ActiveVersion;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ActedMarkRecoveryTest {

    private static final String MARKS = "select sum(next) from tally.acted";
    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void aNewDatabaseFindsTheMarkOnTheOutputAndCausesNothingAgain() throws SQLException {
        // Given effects of a database that is lost
        for (int i = 0; i < 20; i++) {
            tally.send(tally.events.added("who-" + i, 1, TallyProjection.NOTICE));
        }
        try (Projector projector = tally.start()) {
            tally.untilFolded(1);
        }
        assertThat(outputs()).isEqualTo(20);

        // When
        TallyTables other = new TallyTables();
        Result result = recover(other);
        tally.start(1, tally.projection(), other.version(1), tally.connection(),
                new FoldSettings(tally.topics.name() + "-again", 100, 100, Duration.ofMillis(200)));
        Tally.until(() -> other.folded(1) == 20);

        // Then
        assertThat(result).isEqualTo(Result.RECOVERED);
        assertThat(other.number(1, MARKS)).isEqualTo(20);
        assertThat(outputs()).isEqualTo(20);
        other.close();
    }

    @Test
    void aMarkThatIsThereStays() throws SQLException {
        // Given
        tally.tables.version(1);
        tally.tables.execute(1, "insert into tally.acted values ('a-topic', 0, 7)");

        // When
        Result result = recover(tally.tables);

        // Then
        assertThat(result).isEqualTo(Result.PRESENT);
        assertThat(tally.tables.number(1, MARKS)).isEqualTo(7);
    }

    @Test
    void anEmptyOutputMeansThatNothingWasCaused() throws SQLException {
        assertThat(recover(tally.tables)).isEqualTo(Result.NOTHING_CAUSED);
    }

    @Test
    void anOutputThatDoesNotSayWhatCausedItIsNotGuessedAt() throws SQLException {
        // Given
        tally.send(new ProducerRecord<>(tally.topics.noticed().name(), TallyEvents.bytes("who"), TallyEvents.bytes("{}")));
        tally.send(tally.events.added("who", 1, null));

        // When
        Result result = recover(tally.tables);

        // Then
        assertThat(result).isEqualTo(Result.UNKNOWN);
        assertThat(tally.tables.number(1, MARKS)).isZero();

        // When somebody says that everything has had its effect
        ActedMarkRecovery.markHere(tally.tables.version(1), new ActiveVersion(TallyTables.CONTROL, 1), tally.connection(),
                List.of(tally.topics.added()));

        // Then
        assertThat(tally.tables.number(1, MARKS)).isEqualTo(1);
    }

    private Result recover(TallyTables tables) throws SQLException {
        return ActedMarkRecovery.recover(tables.version(1), new ActiveVersion(TallyTables.CONTROL, 1), tally.connection(),
                tally.topics.noticed());
    }

    private long outputs() {
        return tally.log.read(tally.topics.noticed().name()).size();
    }
}

package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topics;
import org.tandem.projection.fold.ActedMarkRecovery;
import org.tandem.projection.fold.Projector;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Read again, topics and partitions come in another order than they did: nothing is said because of that. */
class ReadAgainTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PAGE = "https://example.com/";

    private final ScoreStreamOnKafka stream = new ScoreStreamOnKafka();
    private final ScoreTables tables = new ScoreTables();
    private final ScoreRecords make = stream.make;

    @AfterEach
    void nothingWasParked() {
        try (stream) {
            assertThat(stream.records(Topics.SCORING_PARKED)).isEmpty();
        }
    }

    @Test
    void nobodyIsJudgedByHalfOfWhatIsKnownWhileALostDatabaseIsReadAgain() throws SQLException {
        // Given a qualified lead that came after many others, and something of it that nobody has acted on
        UUID lead = new UUID(7, 7);
        int partition = make.partitions.of(lead.toString());
        List<ProducerRecord<byte[], byte[]>> others = new ArrayList<>();
        for (int i = 0; others.size() < 60; i++) {
            UUID other = new UUID(8, i);
            if (make.partitions.of(other.toString()) == partition) {
                others.add(make.captured(other, Business.UNKNOWN, NOW, false));
            }
        }
        stream.send(others);
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false));
        try (Projector first = stream.start(tables, 1, 500)) {
            stream.untilFolded(tables, 1);
            stream.send(make.attended(lead, "w", NOW, NOW.plusSeconds(1)));
            stream.untilFolded(tables, 1);
            stream.send(make.viewed(lead, "https://example.com/", NOW.plusSeconds(2), NOW.plusSeconds(2)));
            stream.untilFolded(tables, 1);
        }
        List<LeadScored> said = stream.said(LeadScored.class);
        assertThat(said).last().satisfies(one -> assertThat(one.qualified()).isTrue());

        // When its activities are read before it is known who it is
        ScoreTables other = new ScoreTables();
        assertThat(stream.recoverMark(other)).isEqualTo(ActedMarkRecovery.Result.RECOVERED);
        stream.start(other, 1, 1);
        stream.untilFolded(other, 1);

        // Then
        assertThat(stream.said(LeadScored.class)).isEqualTo(said);
        assertThat(stream.said(LeadQualified.class)).singleElement().satisfies(qualified -> assertThat(qualified.qualification()).isEqualTo(1));
        assertThat(ScoreTables.difference(tables.content(1), other.content(1))).isEmpty();
    }

    @Test
    void aRestoredDatabaseSaysNothingAgain() {
        // Given leads that are known, and a copy of the tables of then
        List<UUID> leads = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            leads.add(onPartition(i % 3));
        }
        ScoreTables copy;
        try (Projector first = stream.start(tables, 1, 500)) {
            stream.send(leads.stream().map(lead -> make.viewed(lead, PAGE, NOW, NOW)).toList());
            stream.untilFolded(tables, 1);
        }
        copy = tables.copy();

        // When they qualify by what comes on two topics, look around, and the copy is put in the place of the tables
        try (Projector first = stream.start(tables, 1, 500)) {
            stream.untilFolded(tables, 1);
            stream.send(leads.stream().map(lead -> make.captured(lead, ScoreRecords.TOP, NOW.plusSeconds(1), false)).toList());
            stream.untilFolded(tables, 1);
            stream.send(leads.stream().map(lead -> make.attended(lead, "w", NOW, NOW.plusSeconds(2))).toList());
            stream.untilFolded(tables, 1);
            stream.send(leads.stream().map(lead -> make.viewed(lead, PAGE, NOW.plusSeconds(3), NOW.plusSeconds(3))).toList());
            stream.untilFolded(tables, 1);
        }
        int said = stream.said().size();
        assertThat(stream.said(LeadQualified.class)).hasSize(30);
        stream.start(copy.version(1), 1, 2, 3);
        stream.untilFolded(copy, 1);

        // Then
        assertThat(stream.said()).hasSize(said);
        assertThat(ScoreTables.difference(tables.content(1), copy.content(1))).isEmpty();
    }

    @Test
    void whatWasSaidAndNotKeptIsNotSaidAgain() {
        // Given people under two ids, each of them on two partitions, and a database that is away at three commits
        for (int i = 0; i < 12; i++) {
            UUID one = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            Instant at = NOW.plusSeconds(i * 100L);
            stream.send(make.captured(one, ScoreRecords.TOP, at, false), make.linked(one, other, at.plusSeconds(1)),
                    make.linked(other, one, at.plusSeconds(1)), make.attended(other, "w", at, at.plusSeconds(2)),
                    make.viewed(one, PAGE, at.plusSeconds(3), at.plusSeconds(3)));
        }

        // When
        stream.start(BreakingAtCommit.of(tables.version(1), Set.of(5, 7, 9)), 1, 6);
        stream.untilFolded(tables, 1);

        // Then an id with a number is said once, whatever else was known when it was said again
        Set<String> numbers = new TreeSet<>();
        stream.said(LeadQualified.class).forEach(one -> numbers.add(one.leadId() + "/" + one.qualification()));
        assertThat(numbers).hasSize(12).allMatch(number -> number.endsWith("/1"));
    }

    @Test
    void nobodyIsJudgedByOneOfTheirIdsWhileALostDatabaseIsReadAgain() throws SQLException {
        // Given people who fit under one id and were interested under another, and what they did since, which nobody acted on
        List<UUID[]> people = new ArrayList<>();
        try (var running = stream.start(tables.version(1), 1, 500, 3)) {
            stream.untilFolded(tables, 1);
            for (int i = 0; i < 30; i++) {
                UUID[] ids = {onPartition(i % 3), onPartition((i + 1) % 3)};
                people.add(ids);
                Instant at = NOW.plusSeconds(i * 100L);
                stream.send(make.captured(ids[0], ScoreRecords.TOP, at, false), make.linked(ids[0], ids[1], at.plusSeconds(1)),
                        make.linked(ids[1], ids[0], at.plusSeconds(1)));
            }
            stream.untilFolded(tables, 1);
            stream.send(people.stream().map(ids -> make.attended(ids[1], "w", NOW, NOW.plusSeconds(5_000))).toList());
            stream.untilFolded(tables, 1);
            stream.send(people.stream().flatMap(ids -> List.of(ids).stream())
                    .map(id -> make.viewed(id, PAGE, NOW.plusSeconds(6_000), NOW.plusSeconds(6_000))).toList());
            stream.untilFolded(tables, 1);
        }
        int said = stream.said().size();
        assertThat(stream.said(LeadQualified.class)).hasSize(30);

        // When
        ScoreTables other = new ScoreTables();
        assertThat(stream.recoverMark(other)).isEqualTo(ActedMarkRecovery.Result.RECOVERED);
        stream.start(other.version(1), 1, 2, 3);
        stream.untilFolded(other, 1);

        // Then
        assertThat(stream.said()).hasSize(said);
        assertThat(ScoreTables.difference(tables.content(1), other.content(1))).isEmpty();
    }

    private UUID onPartition(int partition) {
        UUID id = UUID.randomUUID();
        while (make.partitions.of(id.toString()) != partition) {
            id = UUID.randomUUID();
        }
        return id;
    }
}

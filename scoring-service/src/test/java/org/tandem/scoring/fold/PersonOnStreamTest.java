package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.events.score.ScoreEvent.LeadDisqualified;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topics;
import org.tandem.projection.fold.ActedMarkRecovery;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said is said of the person, once, under the id that was known first; the ids are on different partitions. */
class PersonOnStreamTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PAGE = "https://example.com/";

    private final ScoreStreamOnKafka stream = new ScoreStreamOnKafka();
    private final ScoreTables tables = new ScoreTables();
    private final ScoreRecords make = stream.make;
    private final UUID first = onPartition(0);
    private final UUID second = onPartition(1);

    @AfterEach
    void nothingWasParked() {
        try (stream) {
            assertThat(stream.records(Topics.SCORING_PARKED)).isEmpty();
        }
    }

    @Test
    void interestThatIsSplitOverTwoIdsQualifiesOnceWhenTheyAreLinked() {
        // Given
        halves();
        start();
        assertThat(stream.said(LeadQualified.class)).isEmpty();

        // When
        link(NOW.plusSeconds(60));

        // Then
        assertThat(stream.said(LeadQualified.class)).singleElement().satisfies(one -> {
            assertThat(one.leadId().value()).isEqualTo(first);
            assertThat(one.qualification()).isEqualTo(1);
            assertThat(one.cell()).isEqualTo("A2");
            assertThat(one.asOf()).isEqualTo("2026-03-01T10:01:00Z");
        });

        // When they turn out to be two after all
        unlink(NOW.plusSeconds(120));

        // Then the score is that of each, and sales is told nothing again
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        assertThat(scored(first)).last().satisfies(one -> {
            assertThat(one.engagementPoints()).isEqualTo(15);
            assertThat(one.qualified()).as("until it is ten points below").isTrue();
        });
        replayStandsWhereThisDoes();
    }

    @Test
    void aPartingTakesNothingBackThatWasSaid() {
        // Given a person who fits under one id and is interested under the other
        fitAndInterest();
        start();
        link(NOW.plusSeconds(60));
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        int said = stream.said().size();

        // When
        unlink(NOW.plusSeconds(120));

        // Then
        assertThat(stream.said()).hasSize(said);

        // When one does something by itself
        stream.send(make.viewed(first, PAGE, NOW.plusSeconds(180), NOW.plusSeconds(180)));
        stream.untilFolded(tables, 1);

        // Then it is what it is by itself
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        assertThat(scored(first)).last().satisfies(one -> {
            assertThat(one.cell()).isEqualTo("A3");
            assertThat(one.qualified()).isFalse();
        });
        replayStandsWhereThisDoes();
    }

    @Test
    void interestUnderAnIdThatIsLinkedAlreadyIsThePersons() {
        // Given
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, Business.UNKNOWN, NOW.plusSeconds(1), false));
        start();
        link(NOW.plusSeconds(2));

        // When
        stream.send(make.downloaded(second, "paper", NOW.plusSeconds(3), NOW.plusSeconds(3)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).isEmpty();
        stream.send(make.downloaded(first, "case", NOW.plusSeconds(4), NOW.plusSeconds(4)),
                make.downloaded(second, "paper", NOW.plusSeconds(5), NOW.plusSeconds(5)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).singleElement()
                .satisfies(one -> assertThat(one.leadId().value()).isEqualTo(first));
        assertThat(stream.said(LeadScored.class)).extracting(one -> one.leadId().value()).containsOnly(first);
        assertThat(tables.one(1, "select count(*) from lead where due_at is not null")).as("due once").isEqualTo("1");
        replayStandsWhereThisDoes();
    }

    @Test
    void bothQualifiedBeforeTheyWereLinkedAreNotAThird() throws SQLException {
        // Given
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, ScoreRecords.TOP, NOW.plusSeconds(1), false),
                make.asked(first, NOW.plusSeconds(2)), make.attended(second, "w", NOW.plusSeconds(3), NOW.plusSeconds(3)));
        start();
        assertThat(stream.said(LeadQualified.class)).hasSize(2);

        // When
        link(NOW.plusSeconds(60));
        stream.send(make.viewed(second, PAGE, NOW.plusSeconds(61), NOW.plusSeconds(61)),
                make.viewed(first, PAGE, NOW.plusSeconds(62), NOW.plusSeconds(62)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).hasSize(2);

        // When sales gives one of them back, the person is marketing's under both ids
        stream.send(make.recycled(second, 1, NOW.plusSeconds(70)));
        stream.untilFolded(tables, 1);
        assertThat(tables.one(1, "select count(*) from lead where qualified")).isEqualTo("0");
        assertThat(stream.said(LeadQualified.class)).hasSize(2);

        // and asks again under the one that was not given back
        stream.send(make.asked(first, NOW.plusSeconds(80)));
        stream.untilFolded(tables, 1);

        // Then
        List<LeadQualified> qualified = stream.said(LeadQualified.class);
        assertThat(qualified).hasSize(3);
        assertThat(qualified).filteredOn(one -> one.leadId().value().equals(first)).extracting(LeadQualified::qualification)
                .containsExactly(1, 2);

        // When they are parted, and linked again
        unlink(NOW.plusSeconds(90));
        link(NOW.plusSeconds(100));

        // Then
        assertThat(stream.said(LeadQualified.class)).hasSize(3);
        assertThat(stream.look(tables, 1, NOW.plusSeconds(100))).isZero();
        replayStandsWhereThisDoes();
    }

    @Test
    void timeIsSaidOncePerPerson() throws SQLException {
        // Given a person that qualified under both ids
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, ScoreRecords.TOP, NOW.plusSeconds(1), false),
                make.attended(first, "w", NOW, NOW), make.attended(second, "v", NOW.plusSeconds(3), NOW.plusSeconds(3)));
        start();
        link(NOW.plusSeconds(60));

        // When two months go by
        Instant later = NOW.plus(Duration.ofDays(60));
        assertThat(stream.look(tables, 1, NOW.plusSeconds(60))).isZero();
        assertThat(stream.look(tables, 1, later)).isEqualTo(1);
        assertThat(stream.look(tables, 1, later)).isZero();
        stream.untilFolded(tables, 1);
        assertThat(stream.look(tables, 1, later)).isZero();

        // Then it went cold when 50 points had become 15, and that is said of both ids because both were said to be qualified
        List<LeadScored> cold = stream.said(LeadScored.class).stream().filter(one -> !one.qualified()
                && Instant.parse(one.asOf()).isAfter(NOW.plus(Duration.ofDays(40)))).toList();
        assertThat(cold).extracting(one -> one.leadId().value()).containsExactlyInAnyOrder(first, second);
        assertThat(cold).extracting(LeadScored::asOf).containsOnly(cold.get(0).asOf());
        assertThat(stream.said(LeadQualified.class)).hasSize(2);

        // When there is new interest under the second id
        stream.send(make.attended(second, "u", later, later));
        stream.untilFolded(tables, 1);

        // Then
        List<LeadQualified> qualified = stream.said(LeadQualified.class);
        assertThat(qualified).hasSize(3);
        assertThat(qualified).filteredOn(one -> one.leadId().value().equals(first)).extracting(LeadQualified::qualification)
                .containsExactly(1, 2);
        replayStandsWhereThisDoes();
    }

    @Test
    void aLinkSaysNothingOfWhatWasHotLongAgo() throws SQLException {
        // Given
        halves();
        start();

        // When it becomes known a year later
        link(NOW.plus(Duration.ofDays(365)));

        // Then
        assertThat(stream.look(tables, 1, NOW.plus(Duration.ofDays(366)))).isZero();
        assertThat(stream.said(LeadQualified.class)).isEmpty();
    }

    @Test
    void aPartingSaysNothingOfWhatWasHotLongAgo() throws SQLException {
        // Given a person who was very interested under the second id, and told to sales under the first
        start();
        link(NOW);
        stream.send(make.captured(first, ScoreRecords.TOP, NOW.plusSeconds(1), false), make.captured(second, ScoreRecords.TOP, NOW.plusSeconds(2), false));
        stream.untilFolded(tables, 1);
        stream.send(make.attended(second, "w", NOW.plusSeconds(3), NOW.plusSeconds(3)),
                make.downloaded(second, "paper", NOW.plusSeconds(4), NOW.plusSeconds(4)), make.asked(second, NOW.plusSeconds(5)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(1);

        // When it becomes known a year later that they are two
        unlink(NOW.plus(Duration.ofDays(365)));
        stream.look(tables, 1, NOW.plus(Duration.ofDays(366)));

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(one -> one.leadId().value()).containsExactly(first);
        stream.untilFolded(tables, 1);
        replayStandsWhereThisDoes();
    }

    @Test
    void importsThatAreLinkedSayNothing() {
        // Given
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, true), make.captured(second, ScoreRecords.TOP, NOW, true));
        start();

        // When
        link(NOW.plusSeconds(60));

        // Then
        assertThat(stream.said()).isEmpty();
        assertThat(tables.one(1, "select count(*) from lead where due_at is not null")).isEqualTo("0");
    }

    @Test
    void aStudentUnderOneIdIsOneUnderBothAndIsSaidToBeOnce() {
        // Given
        Business student = new Business("DE", null, null, null, "student", null);
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, student, NOW.plusSeconds(1), false));
        start();
        link(NOW.plusSeconds(60));

        // When
        stream.send(make.asked(first, NOW.plusSeconds(70)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadDisqualified.class)).hasSize(1);
        assertThat(stream.said(LeadQualified.class)).isEmpty();

        // When it turns out that they are none
        stream.send(make.captured(first, ScoreRecords.TOP, NOW.plusSeconds(80), false));
        stream.untilFolded(tables, 1);

        // Then they are sales', and no id stands as a student's
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        assertThat(tables.one(1, "select count(*) from lead where disqualified_by <> ''")).isEqualTo("0");
    }

    @Test
    void anErasedIdIsEmptyAndThePersonHasNothingFromIt() {
        // Given a person who is qualified by what they did under both ids
        fitAndInterest();
        start();
        link(NOW.plusSeconds(60));
        assertThat(stream.said(LeadQualified.class)).hasSize(1);

        // When the id is erased that nothing was said of since
        stream.send(make.erased(second, NOW.plusSeconds(70)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(tables.content(1)).filteredOn(row -> row.contains(second.toString()))
                .allSatisfy(row -> assertThat(row).matches("(erasure|lead_link).*"));
        int said = stream.said().size();
        stream.send(make.viewed(first, PAGE, NOW.plusSeconds(80), NOW.plusSeconds(80)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said()).hasSize(said + 1);
        assertThat(scored(first)).last().satisfies(one -> {
            assertThat(one.engagementPoints()).isEqualTo(1);
            assertThat(one.qualified()).isFalse();
        });
        replayStandsWhereThisDoes();

        // When the other is erased too, nothing is left that was said of the person
        stream.send(make.erased(first, NOW.plusSeconds(90)));
        stream.untilFolded(tables, 1);
        assertThat(tables.one(1, "select count(*) from lead")).isEqualTo("0");
    }

    @Test
    void whoIsSalesByThemselvesIsToldWhenTheyArePartedAndNotAgain() {
        // Given one person, as far as is known, who was told to sales under the first id
        start();
        link(NOW);
        stream.send(make.captured(first, ScoreRecords.TOP, NOW.plusSeconds(1), false));
        stream.untilFolded(tables, 1);
        stream.send(make.asked(first, NOW.plusSeconds(2)));
        stream.untilFolded(tables, 1);
        stream.send(make.captured(second, ScoreRecords.TOP, NOW.plusSeconds(3), false), make.asked(second, NOW.plusSeconds(4)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).extracting(one -> one.leadId().value()).containsExactly(first);

        // When they are two
        unlink(NOW.plusSeconds(60));

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(one -> one.leadId().value()).containsExactlyInAnyOrder(first, second);

        // When they are one again, and two again
        link(NOW.plusSeconds(70));
        unlink(NOW.plusSeconds(80));

        // Then
        assertThat(stream.said(LeadQualified.class)).hasSize(2);
        replayStandsWhereThisDoes();
    }

    @Test
    void partitionsThatAreFoldedAtTheSameTimeSpeakOfAPersonOnce() {
        // Given people under two ids each
        List<UUID[]> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID[] ids = {onPartition(i % 3), onPartition((i + 1) % 3)};
            people.add(ids);
            stream.send(make.captured(ids[0], ScoreRecords.TOP, NOW, false), make.linked(ids[0], ids[1], NOW),
                    make.linked(ids[1], ids[0], NOW));
        }
        stream.start(tables.version(1), 1, 7, 3);
        stream.untilFolded(tables, 1);

        // When each of them asks for sales under both at once
        List<ProducerRecord<byte[], byte[]>> asked = new ArrayList<>();
        people.forEach(ids -> List.of(ids).forEach(id -> asked.add(make.asked(id, NOW.plusSeconds(5)))));
        stream.send(asked);
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(one -> one.leadId().value())
                .containsExactlyInAnyOrderElementsOf(people.stream().map(ids -> ids[0]).toList());
        replayStandsWhereThisDoes();
    }

    @Test
    void aLostDatabaseSaysNothingAgain() throws SQLException {
        // Given
        halves();
        try (var running = stream.start(tables, 1, 500)) {
            stream.untilFolded(tables, 1);
            link(NOW.plusSeconds(60));
        }
        int said = stream.said().size();

        // When
        ScoreTables other = new ScoreTables();
        assertThat(stream.recoverMark(other)).isEqualTo(ActedMarkRecovery.Result.RECOVERED);
        stream.start(other, 1, 3);
        stream.untilFolded(other, 1);

        // Then
        assertThat(stream.said()).hasSize(said);
        assertThat(ScoreTables.difference(tables.content(1), other.content(1))).isEmpty();
    }

    /** Fit and 15 points under one id, 15 points under the other: together 30, and 25 are enough. */
    private void halves() {
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, Business.UNKNOWN, NOW.plusSeconds(1), false),
                make.downloaded(first, "paper", NOW.plusSeconds(2), NOW.plusSeconds(2)),
                make.downloaded(second, "case", NOW.plusSeconds(3), NOW.plusSeconds(3)));
    }

    /** Fit under one id, 25 points under the other. */
    private void fitAndInterest() {
        stream.send(make.captured(first, ScoreRecords.TOP, NOW, false), make.captured(second, Business.UNKNOWN, NOW.plusSeconds(1), false),
                make.attended(second, "w", NOW.plusSeconds(2), NOW.plusSeconds(2)));
    }

    private List<LeadScored> scored(UUID lead) {
        return stream.said(LeadScored.class).stream().filter(one -> one.leadId().value().equals(lead)).toList();
    }

    private void start() {
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
    }

    private void link(Instant at) {
        stream.send(make.linked(second, first, at), make.linked(first, second, at));
        stream.untilFolded(tables, 1);
    }

    private void unlink(Instant at) {
        stream.send(make.unlinked(first, second, at), make.unlinked(second, first, at));
        stream.untilFolded(tables, 1);
    }

    /** And says nothing, in other batches. */
    private void replayStandsWhereThisDoes() {
        int said = stream.said().size();
        stream.start(tables, 2, 2);
        stream.untilFolded(tables, 2);
        assertThat(ScoreTables.difference(tables.content(1), tables.content(2))).isEmpty();
        assertThat(stream.said()).hasSize(said);
    }

    private UUID onPartition(int partition) {
        UUID id = UUID.randomUUID();
        while (make.partitions.of(id.toString()) != partition) {
            id = UUID.randomUUID();
        }
        return id;
    }
}

package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.lead.Business;
import org.tandem.events.score.ScoreEvent.LeadDisqualified;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.ActedMarkRecovery;
import org.tandem.projection.fold.Projector;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What facts make worth saying is said once: through replays, lost databases, crashes and the passing of time. */
class SayingOnceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

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
    void aLeadIsQualifiedOnceAndSaidToBeByItsCause() {
        // Given
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);

        // When
        stream.send(make.attended(lead, "w", NOW, NOW.plusSeconds(1)));
        stream.untilFolded(tables, 1);
        for (int i = 2; i < 30; i++) {
            stream.send(make.viewed(lead, "https://example.com/" + i, NOW.plusSeconds(i), NOW.plusSeconds(i)));
        }
        stream.untilFolded(tables, 1);

        // Then
        List<LeadQualified> qualified = stream.said(LeadQualified.class);
        assertThat(qualified).singleElement().satisfies(one -> {
            assertThat(one.qualification()).isEqualTo(1);
            assertThat(one.why()).isEqualTo("threshold");
            assertThat(one.cell()).isEqualTo("A2");
            assertThat(one.asOf()).isEqualTo("2026-03-01T10:00:01Z");
        });
        // A3 on capture, A2 with the webinar, ten points more with the pages
        assertThat(stream.said(LeadScored.class)).extracting(LeadScored::cell).containsExactly("A3", "A2", "A2");
        assertThat(stream.records(Topics.SCORES)).allSatisfy(record ->
                assertThat(new String(record.headers().lastHeader("ce_sourceposition").value())).matches("(leads|activities)/\\d/\\d+"));
    }

    @Test
    void aReplaySaysNothingAndEndsWithTheSameTables() {
        // Given
        List<UUID> leads = manyLeads(40);
        stream.start(tables, 1, 50);
        stream.untilFolded(tables, 1);
        long said = stream.said().size();
        assertThat(stream.said(LeadQualified.class)).hasSizeGreaterThan(10);

        // When
        Projector second = stream.start(tables, 2, 7);
        stream.untilFolded(tables, 2);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(second::isCaughtUp);
        assertThat(stream.said()).hasSize((int) said);
        assertThat(ScoreTables.difference(tables.content(1), tables.content(2))).isEmpty();
        assertThat(leads).isNotEmpty();
    }

    @Test
    void aLostDatabaseSaysNothingAgain() throws SQLException {
        // Given
        manyLeads(30);
        try (Projector first = stream.start(tables, 1, 50)) {
            stream.untilFolded(tables, 1);
        }
        long said = stream.said().size();
        // and facts that nobody has acted on, of leads that are qualified
        List<StreamRecord> before = stream.said();
        UUID lead = stream.said(LeadQualified.class).get(0).leadId().value();
        stream.send(make.viewed(lead, "https://example.com/", NOW, NOW.plusSeconds(100)));

        // When
        ScoreTables other = new ScoreTables();
        assertThat(stream.recoverMark(other)).isEqualTo(ActedMarkRecovery.Result.RECOVERED);
        stream.start(other, 1, 50);
        stream.untilFolded(other, 1);

        // Then
        assertThat(before).hasSize((int) said);
        assertThat(qualifications()).doesNotHaveDuplicates();
        assertThat(stream.said()).hasSize((int) said);
    }

    @Test
    void whatWasSaidAndNotKeptIsNotSaidAgain() {
        // Given a database that is away at three commits, after the broker has acknowledged
        manyLeads(30);

        // When
        stream.start(BreakingAtCommit.of(tables.version(1), Set.of(6, 9, 12)), 1, 9);
        stream.untilFolded(tables, 1);

        // Then
        assertThat(qualifications()).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(stream.said().stream().map(record -> record.envelope().id()).collect(Collectors.toSet()))
                .hasSize(stream.said().size());
    }

    @Test
    void importsFromBeforeQualifyNobodyAndTheNextInterestDoes() {
        // Given a lead that did enough and of which an import says that it fits
        UUID lead = UUID.randomUUID();
        stream.send(make.attended(lead, "w", NOW, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW.plusSeconds(5), true));
        stream.untilFolded(tables, 1);
        assertThat(tables.one(1, "select facts::json -> 'business' -> 'jobLevel' ->> 'value' from lead")).isEqualTo("c-level");

        // When
        int before = stream.said(LeadQualified.class).size();
        stream.send(make.viewed(lead, "https://example.com/pricing", NOW.plusSeconds(9), NOW.plusSeconds(9)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(before).isZero();
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
    }

    @Test
    void aListFromBeforeAloneSaysNothing() {
        List<ProducerRecord<byte[], byte[]>> list = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            list.add(make.captured(UUID.randomUUID(), ScoreRecords.TOP, NOW, true));
        }
        stream.send(list);
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);

        assertThat(stream.said()).isEmpty();
        assertThat(tables.one(1, "select count(*) from lead where due_at is not null")).isEqualTo("0");
    }

    @Test
    void timeIsSaidOnceAndAReplayAgrees() throws SQLException {
        // Given a lead with 25 points, qualified
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.attended(lead, "w", NOW, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        assertThat(stream.look(tables, 1, NOW)).isZero();

        // When a month goes by, and somebody looks several times
        Instant later = NOW.plus(Duration.ofDays(31));
        assertThat(stream.look(tables, 1, later)).isEqualTo(1);
        assertThat(stream.look(tables, 1, later)).isZero();
        stream.untilFolded(tables, 1);
        assertThat(stream.look(tables, 1, later)).isZero();

        // Then it cooled down, stayed qualified by hysteresis, and was given back: each at its own moment
        List<LeadScored> scored = stream.said(LeadScored.class);
        LeadScored last = scored.get(scored.size() - 1);
        assertThat(last.qualified()).isFalse();
        assertThat(last.engagementPoints()).isEqualTo(14);
        assertThat(Instant.parse(last.asOf())).isBetween(NOW.plus(Duration.ofDays(22)), NOW.plus(Duration.ofDays(23)));
        assertThat(scored.get(scored.size() - 2).qualified()).isTrue();
        assertThat(scored.get(scored.size() - 2).cell()).isEqualTo("A3");

        // and a replay stands where this does
        stream.start(tables, 2, 1);
        stream.untilFolded(tables, 2);
        assertThat(ScoreTables.difference(tables.content(1), tables.content(2))).isEmpty();
        assertThat(stream.look(tables, 2, later)).as("a version that does not act").isZero();
    }

    @Test
    void whatFellDueWhileNobodyLookedIsSaidBeforeWhatCameAfter() {
        // Given
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.attended(lead, "w", NOW, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);

        // When the next fact comes after two months
        Instant later = NOW.plus(Duration.ofDays(60));
        stream.send(make.attended(lead, "v", later, later));
        stream.untilFolded(tables, 1);

        // Then the lead had gone cold and is qualified for the second time
        assertThat(stream.said(LeadQualified.class)).extracting(LeadQualified::qualification).containsExactly(1, 2);
        assertThat(stream.said(LeadScored.class)).extracting(LeadScored::qualified).contains(false);
    }

    @Test
    void anErasedLeadLeavesNothingAndBeginsAnew() {
        // Given
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.asked(lead, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(1);

        // When
        stream.send(make.erased(lead, NOW.plusSeconds(10)));
        stream.untilFolded(tables, 1);
        stream.send(make.viewed(lead, "https://example.com/", NOW, NOW.plusSeconds(9)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(tables.content(1)).singleElement().satisfies(row -> assertThat(row).startsWith("erasure"));

        // When the person comes back
        stream.send(make.asked(lead, NOW.plusSeconds(20)));
        stream.untilFolded(tables, 1);

        // Then it is the first time, under another id
        assertThat(stream.said(LeadQualified.class)).extracting(LeadQualified::qualification).containsExactly(1, 1);
        assertThat(stream.said().stream().map(record -> record.envelope().id())).doesNotHaveDuplicates();
    }

    @Test
    void aRecycledLeadIsQualifiedAgainWhenItRaisesItsHandAgain() {
        // Given a lead that sales has taken
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.attended(lead, "w", NOW, NOW),
                make.asked(lead, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        stream.send(make.accepted(lead, 1, NOW.plusSeconds(60)), make.asked(lead, NOW.plusSeconds(70)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(1);

        // When sales gives it back until later
        Instant back = NOW.plus(Duration.ofDays(1));
        stream.send(make.recycled(lead, 1, back));
        stream.untilFolded(tables, 1);

        // Then it fits as before, and is marketing's
        assertThat(stream.said(LeadScored.class)).last().satisfies(one -> {
            assertThat(one.qualified()).isFalse();
            assertThat(one.cell()).isEqualTo("A3");
            assertThat(one.fitPoints()).isEqualTo(100);
            assertThat(one.engagementPoints()).isZero();
            assertThat(one.returnedAt()).isEqualTo(back.toString());
        });

        // When it looks around, and then asks for sales again
        stream.send(make.viewed(lead, "https://example.com/", back.plusSeconds(5), back.plusSeconds(5)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        stream.send(make.asked(lead, back.plusSeconds(9)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(LeadQualified::qualification).containsExactly(1, 2);
        assertThat(stream.said().stream().map(record -> record.envelope().id())).doesNotHaveDuplicates();
    }

    @Test
    void howeverAnAttemptEndsTheLeadIsOpenAgainAndAReplaySaysNothing() {
        // Given leads that sales has taken
        List<UUID> leads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID lead = UUID.randomUUID();
            leads.add(lead);
            stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.asked(lead, NOW));
        }
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);

        // When each attempt ends in another way, while the lead asks again
        Instant end = NOW.plusSeconds(100);
        stream.send(make.rejected(leads.get(0), 1, "not-our-profile", end), make.recycled(leads.get(1), 1, end),
                make.lost(leads.get(2), 1, "price", end), make.won(leads.get(3), 1, end));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(4);
        leads.forEach(lead -> stream.send(make.asked(lead, end.plusSeconds(3))));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(LeadQualified::qualification)
                .containsExactlyInAnyOrder(1, 1, 1, 1, 2, 2, 2, 2);
        assertThat(qualifications()).doesNotHaveDuplicates();

        aReplayStandsWhereThisDoesAndSaysNothing();
    }

    /** Sales has the lead already, so it is not qualified again; but whoever has it is to know. */
    @Test
    void thatALeadAskedAgainIsSaidOnce() {
        // Given
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.asked(lead, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);

        // When
        stream.send(make.asked(lead, NOW.plusSeconds(60)));
        stream.untilFolded(tables, 1);
        stream.send(make.viewed(lead, "https://example.com/", NOW.plusSeconds(70), NOW.plusSeconds(70)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).hasSize(1);
        assertThat(stream.said(LeadScored.class)).extracting(LeadScored::askedAt)
                .containsExactly(NOW.toString(), NOW.plusSeconds(60).toString());

        aReplayStandsWhereThisDoesAndSaysNothing();
    }

    @Test
    void aHandRaisedBeforeTheEndOfTheAttemptIsReadIsNotLost() {
        // Given a lead that asked again, of which it is not known here yet that sales had given it back before
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.asked(lead, NOW));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        stream.send(make.asked(lead, NOW.plusSeconds(60)));
        stream.untilFolded(tables, 1);
        assertThat(stream.said(LeadQualified.class)).hasSize(1);

        // When
        stream.send(make.recycled(lead, 1, NOW.plusSeconds(50)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(stream.said(LeadQualified.class)).extracting(LeadQualified::qualification).containsExactly(1, 2);
        assertThat(stream.said(LeadScored.class)).last().satisfies(one -> assertThat(one.qualified()).isTrue());
    }

    @Test
    void anErasureTakesTheLabelsWithIt() {
        // Given
        UUID lead = UUID.randomUUID();
        stream.send(make.captured(lead, ScoreRecords.TOP, NOW, false), make.accepted(lead, 1, NOW.plusSeconds(1)),
                make.contacted(lead, 1, NOW.plusSeconds(2)), make.won(lead, 1, NOW.plusSeconds(3)),
                make.judged(lead, 1, "good", 1, NOW.plusSeconds(4)));
        stream.start(tables, 1, 500);
        stream.untilFolded(tables, 1);
        assertThat(tables.one(1, "select concat_ws('/', target, value, weight, kind) from label")).isEqualTo("conversion/1/100/won");

        // When it is erased, and something comes late
        stream.send(make.erased(lead, NOW.plusSeconds(10)));
        stream.untilFolded(tables, 1);
        stream.send(make.judged(lead, 1, "wrong-fit", 2, NOW.plusSeconds(9)), make.contacted(lead, 1, NOW.plusSeconds(9)));
        stream.untilFolded(tables, 1);

        // Then
        assertThat(tables.content(1)).singleElement().satisfies(row -> assertThat(row).startsWith("erasure"));
    }

    @Test
    void aStudentIsDisqualifiedOnce() {
        UUID lead = UUID.randomUUID();
        Business student = new Business("DE", "industrials", 800, "operations", "student", "corporate");
        stream.send(make.captured(lead, student, NOW, false), make.asked(lead, NOW), make.attended(lead, "w", NOW, NOW));
        stream.start(tables, 1, 1);
        stream.untilFolded(tables, 1);

        assertThat(stream.said(LeadDisqualified.class)).singleElement()
                .satisfies(one -> assertThat(one.reasons()).containsExactly("student"));
        assertThat(stream.said(LeadScored.class)).last().satisfies(one -> assertThat(one.qualified()).isFalse());
    }

    /** A third asks for sales, a third comes to a webinar, a third looks around; some are unknown until later. */
    private List<UUID> manyLeads(int count) {
        List<UUID> leads = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID lead = new UUID((i + 1) * 0x9E3779B97F4A7C15L, i);
            leads.add(lead);
            Instant at = NOW.plusSeconds(i);
            records.add(make.captured(lead, i % 4 == 0 ? Business.UNKNOWN : ScoreRecords.TOP, at, false));
            records.add(make.viewed(lead, "https://example.com/", at, at.plusMillis(i)));
            records.add(switch (i % 3) {
                case 0 -> make.asked(lead, at.plusSeconds(2));
                case 1 -> make.attended(lead, "w", at, at.plusSeconds(2));
                default -> make.downloaded(lead, "paper", at, at.plusSeconds(2));
            });
        }
        stream.send(records);
        return leads;
    }

    private void aReplayStandsWhereThisDoesAndSaysNothing() {
        int said = stream.said().size();
        stream.start(tables, 2, 3);
        stream.untilFolded(tables, 2);
        assertThat(ScoreTables.difference(tables.content(1), tables.content(2))).isEmpty();
        assertThat(stream.said()).hasSize(said);
    }

    private List<String> qualifications() {
        return new ArrayList<>(stream.said(LeadQualified.class).stream()
                .map(one -> one.leadId() + "/" + one.qualification()).toList());
    }
}

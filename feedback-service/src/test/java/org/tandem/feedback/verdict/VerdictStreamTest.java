package org.tandem.feedback.verdict;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.events.feedback.FeedbackEvent;
import org.tandem.events.feedback.FeedbackNoteEvent;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.Request;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictStreamTest {

    private static final Instant TIME = Instant.parse("2026-11-20T09:30:00Z");
    private static final UUID LEAD = UUID.fromString("f27235cd-ddee-56b7-a887-d47febd99214");

    /** What says nothing about who may judge a lead, where it came from or what was said of it. */
    private static final Set<String> WITHOUT_A_BRANCH = Set.of("LeadAttributesChanged", "ConsentChanged",
            "CaptureRefused", "IdentityDeclared", "LeadWoken", "LeadContacted", "OpportunityStageMoved", "LeadMerged",
            "OpportunityImportedWon");
    private static final Set<String> WITH_ONE = Set.of("LeadCaptured", "LeadErased", "LeadLinked", "LeadUnlinked",
            "LeadAssigned", "LeadAccepted",
            "LeadRejected", "LeadRecycled", "OpportunityOpened", "OpportunityWon", "OpportunityLost", "VerdictGiven",
            "FeedbackNoteWritten");

    private final FeedbackRecords make = new FeedbackRecords(3);
    private final VerdictStream fold = new VerdictStream(make.partitions());

    @Test
    void everyEventIsFoldedOrKnowinglyPassedOver() {
        Set<String> all = Stream.of(LeadEvent.class, PipelineEvent.class, FeedbackEvent.class, FeedbackNoteEvent.class)
                .flatMap(sealed -> Arrays.stream(sealed.getPermittedSubclasses())).map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(WITHOUT_A_BRANCH);
        known.addAll(WITH_ONE);
        assertThat(all).isEqualTo(known);
    }

    @Test
    void anErasedLeadLeavesNothingAndIsNotCounted() throws SQLException {
        // Given
        UUID verdict = UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> before = List.of(
                make.captured(LEAD, "web-form", "spring-fair", TIME, TIME), make.assigned(LEAD, 1, TIME),
                make.accepted(LEAD, 1, "rep-1", TIME), make.given(verdict, LEAD, 1, "rep-1", "good", 1, TIME),
                make.note(LEAD, verdict, "said", TIME));
        assertThat(folded(before)).anyMatch(row -> row.startsWith("verdict_count(2026-11-20,web-form,spring-fair,good,1)"));

        // When
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(before);
        all.add(make.erased(LEAD, TIME.plusSeconds(60)));
        all.add(make.note(LEAD, UUID.randomUUID(), "late", TIME));

        // Then
        assertThat(folded(all)).allMatch(row -> row.startsWith("erasure("));
    }

    @Test
    void aCorrectionIsCountedInPlaceOfWhatItCorrects() throws SQLException {
        assertThat(folded(List.of(make.given(new UUID(0, 1), LEAD, 1, "rep-1", "good", 1, TIME),
                make.given(new UUID(0, 2), LEAD, 1, "rep-1", "no-need", 2, TIME))))
                .filteredOn(row -> row.startsWith("verdict_count"))
                .containsExactly("verdict_count(2026-11-20,web-form,spring-fair,no-need,1)");
    }

    /** The decision came first and is not committed yet when the erasure is folded: the erasure waits, and covers it. */
    @Test
    void aVerdictThatIsBeingDecidedDoesNotEscapeAnErasure() throws Exception {
        FeedbackTables tables = new FeedbackTables();
        try (Connection deciding = tables.connect(); Connection folding = tables.connect()) {
            // Given
            fold.fold(deciding, List.of(make.read(0, make.accepted(LEAD, 1, "rep-1", TIME))), new Effects());
            deciding.commit();
            Request request = new Request(make.read(0, make.requested(UUID.randomUUID(),
                    new VerdictRequested(new LeadId(LEAD), null, "rep-1", "good", "said"), TIME)));
            assertThat(new VerdictDecisions().decide(deciding, List.of(request), TIME.plusSeconds(1)))
                    .singleElement().isInstanceOf(Outcome.Granted.class);

            // When
            CompletableFuture<Void> folded = CompletableFuture.runAsync(() -> {
                try {
                    fold.fold(folding, List.of(make.read(1, make.erased(LEAD, TIME.plusSeconds(60)))), new Effects());
                    folding.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await().until(() -> folded.isDone() || tables.somebodyWaits());
            deciding.commit();
            folded.get(10, TimeUnit.SECONDS);

            // Then
            assertThat(FeedbackTables.content(deciding)).singleElement().asString().startsWith("erasure(");
        }
    }

    /** The erasure is in the log and not in the tables: nothing tells whoever decides of it. */
    @Test
    void aNoteThatIsDecidedBeforeTheErasureIsFoldedGoesWithIt() throws SQLException {
        try (Connection db = new FeedbackTables().connect()) {
            // Given
            fold.fold(db, List.of(make.read(0, make.accepted(LEAD, 1, "rep-1", TIME))), new Effects());
            Request request = new Request(make.read(0, make.requested(UUID.randomUUID(),
                    new VerdictRequested(new LeadId(LEAD), null, "rep-1", "good", "said"), TIME)));
            Outcome.Granted granted = (Outcome.Granted) new VerdictDecisions().decide(db, List.of(request), TIME.plusSeconds(90)).get(0);
            StreamRecord note = granted.events().stream().filter(event -> event.topic().equals(Topics.FEEDBACK_NOTES))
                    .map(event -> make.read(7, make.outcome(request, event, TIME.plusSeconds(90)))).findFirst().orElseThrow();

            // When
            fold.fold(db, List.of(make.read(1, make.erased(LEAD, TIME.plusSeconds(60)))), new Effects());

            // Then
            assertThat(FeedbackTables.content(db)).noneMatch(row -> row.startsWith("note("));

            // When it reaches the log only then
            fold.fold(db, List.of(note), new Effects());

            // Then
            assertThat(FeedbackTables.content(db)).noneMatch(row -> row.startsWith("note("));
        }
    }

    private List<String> folded(List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        List<StreamRecord> read = new ArrayList<>();
        records.forEach(record -> read.add(make.read(read.size(), record)));
        try (Connection db = new FeedbackTables().connect()) {
            for (StreamRecord record : read) {
                fold.fold(db, List.of(record), new Effects());
            }
            List<String> oneByOne = FeedbackTables.content(db);
            db.rollback();
            fold.fold(db, read, new Effects());
            assertThat(FeedbackTables.content(db)).as("in one batch").isEqualTo(oneByOne);
            return oneByOne;
        }
    }
}

package org.tandem.leadcapture.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.fold.LeadRecords.Capture;
import org.tandem.leadcapture.lead.LeadStream;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases that random histories meet too rarely. */
class LeadStreamTest {

    private static final Instant TIME = Instant.parse("2026-05-10T10:00:00Z");
    private static final UUID LEAD = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private final LeadRecords make = new LeadRecords();
    private final LeadStream fold = new LeadStream(make.partitions());
    private final LeadTables tables = new LeadTables();

    @Test
    void theFirstOfTwoCapturesInOneMicrosecondIsTheSameInOneBatchAndInTwo() throws SQLException {
        // Given two captures that a sender dates finer than the tables do, the later one with the smaller id
        List<ProducerRecord<byte[], byte[]>> records = List.of(
                make.captured(new Capture(new UUID(2, 0), LEAD, "earlier", false, false, TIME.plusNanos(100), TIME)),
                make.captured(new Capture(new UUID(1, 0), LEAD, "later", false, false, TIME.plusNanos(900), TIME)));

        // Then
        assertSameInOneBatchAndOneByOne(records);
    }

    @Test
    void ofAKeyWhoseLastRecordIsToBeForgottenNothingStays() throws SQLException {
        // Given an erasure, a capture recorded after it, and behind that the same capture as it was recorded before
        Capture after = new Capture(new UUID(1, 0), LEAD, "after", true, true, TIME, TIME.plusSeconds(60));
        List<ProducerRecord<byte[], byte[]>> records = List.of(make.erased(LEAD, TIME.plusSeconds(30)),
                make.profile(after), make.profile(after.recordedAt(TIME)),
                make.rejected(new UUID(3, 0), LEAD, "after", TIME.plusSeconds(60)),
                make.rejected(new UUID(3, 0), LEAD, "before", TIME));

        // Then
        assertThat(assertSameInOneBatchAndOneByOne(records))
                .noneMatch(row -> row.startsWith("profile") || row.startsWith("rejected_capture"));
    }

    @Test
    void aForgottenCaptureThatItsSenderSendsAgainStaysForgotten() throws SQLException {
        // Given a capture, its erasure, and its parts once more; the repeat of the capture itself the inbox leaves out
        Capture capture = new Capture(new UUID(1, 0), LEAD, "ana", true, true, TIME, TIME);
        Capture again = capture.recordedAt(TIME.plusSeconds(60));
        List<ProducerRecord<byte[], byte[]>> parts = List.of(make.profile(again), make.activity(again));
        List<ProducerRecord<byte[], byte[]>> facts = List.of(make.captured(capture), make.erased(LEAD, TIME.plusSeconds(30)));

        // Then it makes no difference whether the parts or the erasure are folded first
        for (List<List<ProducerRecord<byte[], byte[]>>> order : List.of(List.of(facts, parts), List.of(parts, facts))) {
            assertThat(assertSameInOneBatchAndOneByOne(order.stream().flatMap(List::stream).toList()))
                    .noneMatch(row -> row.startsWith("profile") || row.startsWith("capture") || row.startsWith("lead"))
                    .anyMatch(row -> row.startsWith("erased_capture"));
        }
    }

    @Test
    void aForgottenCaptureThatIsAFactAgainStaysForgotten() throws SQLException {
        // Given a capture, its erasure, and all of it once more when the inbox does not look back to it
        Capture capture = new Capture(new UUID(1, 0), LEAD, "ana", true, true, TIME, TIME);
        Capture again = capture.recordedAt(TIME.plus(Duration.ofDays(150)));

        // Then
        assertThat(assertSameInOneBatchAndOneByOne(List.of(make.captured(capture), make.erased(LEAD, TIME.plusSeconds(30)),
                make.profile(again), make.captured(again), make.activity(again))))
                .noneMatch(row -> row.startsWith("profile") || row.startsWith("capture") || row.startsWith("lead"));
    }

    @Test
    void whatAPersonSaysAfterAnErasureIsKeptEvenUnderTheSameId() throws SQLException {
        // Given
        Capture before = new Capture(new UUID(1, 0), LEAD, "before", true, false, TIME, TIME);
        Capture after = new Capture(new UUID(1, 0), LEAD, "after", true, false, TIME, TIME.plusSeconds(60));

        // Then
        assertThat(assertSameInOneBatchAndOneByOne(List.of(make.captured(before), make.profile(before),
                make.erased(LEAD, TIME.plusSeconds(30)), make.captured(after), make.profile(after))))
                .filteredOn(row -> row.startsWith("profile") || row.startsWith("lead(")).hasSize(2);
    }

    @Test
    void oneIdWithTwoContentsKeepsBothProfiles() throws SQLException {
        // Given
        Capture one = new Capture(new UUID(1, 0), LEAD, "one", true, false, TIME, TIME);
        Capture other = new Capture(new UUID(1, 0), LEAD, "other", true, false, TIME, TIME.plusSeconds(1));

        // Then
        assertThat(assertSameInOneBatchAndOneByOne(List.of(make.captured(one), make.profile(one), make.captured(other),
                make.profile(other)))).filteredOn(row -> row.startsWith("profile")).hasSize(2);
    }

    private List<String> assertSameInOneBatchAndOneByOne(List<ProducerRecord<byte[], byte[]>> records)
            throws SQLException {
        List<StreamRecord> read = new ArrayList<>();
        records.forEach(record -> read.add(Reading.at(read.size(), make.codec(), record)));
        List<String> inOneBatch = folded(List.of(read));
        List<String> oneByOne = folded(read.stream().map(List::of).toList());
        assertThat(LeadTables.difference(inOneBatch, oneByOne)).isEmpty();
        return inOneBatch;
    }

    private List<String> folded(List<List<StreamRecord>> batches) throws SQLException {
        tables.version(1);
        try (Connection db = tables.connect(1)) {
            db.setAutoCommit(false);
            for (List<StreamRecord> batch : batches) {
                fold.fold(db, batch, new Effects());
            }
            List<String> content = LeadTables.content(db);
            db.rollback();
            return content;
        }
    }
}

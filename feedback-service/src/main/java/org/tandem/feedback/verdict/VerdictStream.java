package org.tandem.feedback.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.feedback.FeedbackNoteEvent.FeedbackNoteWritten;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.feedback.verdict.VerdictRows.CaptureRow;
import org.tandem.feedback.verdict.VerdictRows.NoteKey;
import org.tandem.feedback.verdict.VerdictRows.NoteRow;
import org.tandem.feedback.verdict.VerdictRows.StepRow;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.sql.LinkTable.Link;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Feedback's tables as a fold of what marketing captured, what sales did and what both said of it; and what an erasure
 * causes: a tombstone for every note on the lead, for late ones as well.
 */
@ApplicationScoped
public class VerdictStream implements Projection {

    private final Partitions partitions;

    public VerdictStream(Partitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.LEADS, Topics.PIPELINE, Topics.FEEDBACK, Topics.FEEDBACK_NOTES);
    }

    @Override
    public List<Topic> outcomes() {
        return List.of(Topics.FEEDBACK);
    }

    /** Only tombstones: a second one changes nothing. */
    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        Sorted sorted = Sorted.of(records);
        VerdictStore store = new VerdictStore(db);
        if (!sorted.erasures.isEmpty()) {
            Erased.TABLE.upsert(db, recordedTimes(sorted.erasures));
        }
        Erased erased = Erased.of(db, sorted.leadIds());
        if (erased.isAny()) {
            leaveOutForgotten(sorted, erased, effects);
        }
        Links.TABLE.upsert(db, sorted.links);
        store.insertCaptures(sorted.captures);
        store.insertSteps(sorted.steps);
        store.insertVerdicts(sorted.verdicts);
        store.upsertNotes(sorted.notes.values().stream().map(Noted::row).toList());
        store.deleteNotes(sorted.deletedNotes);
        if (!sorted.erasures.isEmpty()) {
            store.forget(sorted.erasures.keySet()).forEach(key ->
                    effects.publish(sorted.erasures.get(key.leadId()), tombstone(key)));
        }
    }

    private void leaveOutForgotten(Sorted sorted, Erased erased, Effects effects) {
        sorted.links.removeIf(link -> erased.covers(link.id(), link.recordedAt()));
        sorted.captures.removeIf(row -> erased.covers(row.leadId(), row.recordedAt()));
        sorted.steps.removeIf(row -> erased.covers(row.leadId(), row.recordedAt()));
        sorted.verdicts.removeIf(verdict -> erased.covers(verdict.leadId(), verdict.recordedAt()));
        // Of a key only its last record counts: where that one is to be forgotten, an earlier one must not stay.
        for (Noted note : List.copyOf(sorted.notes.values())) {
            NoteKey key = note.row.key();
            if (erased.covers(key.leadId(), note.row.coveredFrom())) {
                sorted.notes.remove(key);
                sorted.deletedNotes.add(key);
                effects.publish(note.cause, tombstone(key));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> tombstone(NoteKey key) {
        return new ProducerRecord<>(Topics.FEEDBACK_NOTES.name(), partitions.of(key.leadId().toString()),
                key.recordKey().getBytes(StandardCharsets.UTF_8), null);
    }

    private static Map<UUID, Instant> recordedTimes(Map<UUID, StreamRecord> erasures) {
        Map<UUID, Instant> times = new HashMap<>();
        erasures.forEach((leadId, record) -> times.put(leadId, record.envelope().recordedTime()));
        return times;
    }

    private record Noted(StreamRecord cause, NoteRow row) {
    }

    /** A batch by what it means; of notes only the last record of a key is left. */
    private static final class Sorted {
        private final List<CaptureRow> captures = new ArrayList<>();
        private final List<StepRow> steps = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final Map<NoteKey, Noted> notes = new TreeMap<>();
        private final Set<NoteKey> deletedNotes = new HashSet<>();
        private final Map<UUID, StreamRecord> erasures = new TreeMap<>();

        static Sorted of(List<StreamRecord> records) {
            Sorted sorted = new Sorted();
            for (StreamRecord record : records) {
                if (record.isTombstone()) {
                    sorted.addTombstone(record);
                } else {
                    sorted.add(record);
                }
            }
            return sorted;
        }

        /** Types without a branch mean nothing to these tables; a test names them. */
        private void add(StreamRecord record) {
            Envelope<?> event = record.envelope();
            if (event.data() instanceof LeadCaptured captured) {
                captures.add(CaptureRow.of(event, captured));
            } else if (event.data() instanceof LeadLinked linked) {
                link(linked.leadId(), linked.linkedTo(), true, event);
            } else if (event.data() instanceof LeadUnlinked unlinked) {
                link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event);
            } else if (event.data() instanceof PipelineEvent step) {
                StepRow.of(record, step).ifPresent(steps::add);
            } else if (event.data() instanceof VerdictGiven given) {
                verdicts.add(VerdictRows.verdict(event, given));
            } else if (event.data() instanceof FeedbackNoteWritten note) {
                NoteKey key = NoteKey.parse(record.key());
                if (key == null || !key.leadId().equals(note.leadId().value())) {
                    throw new IllegalArgumentException("the key of a note is not its lead's");
                }
                notes.put(key, new Noted(record, NoteRow.of(event, key, note)));
                deletedNotes.remove(key);
            } else if (event.data() instanceof LeadErased erased) {
                erasures.merge(erased.leadId().value(), record, (a, b) ->
                        a.envelope().recordedTime().isAfter(b.envelope().recordedTime()) ? a : b);
            }
        }

        private void link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
            links.add(new Link(leadId.value(), other.value(), linked, VerdictRows.micros(event.recordedTime())));
        }

        private void addTombstone(StreamRecord record) {
            NoteKey key = NoteKey.parse(record.key());
            if (key != null) {
                notes.remove(key);
                deletedNotes.add(key);
            }
        }

        Set<UUID> leadIds() {
            Set<UUID> ids = new HashSet<>();
            captures.forEach(row -> ids.add(row.leadId()));
            links.forEach(link -> ids.add(link.id()));
            steps.forEach(row -> ids.add(row.leadId()));
            verdicts.forEach(verdict -> ids.add(verdict.leadId()));
            notes.keySet().forEach(key -> ids.add(key.leadId()));
            return ids;
        }
    }
}

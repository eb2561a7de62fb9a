package org.tandem.leadcapture.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.lead.LeadRows.ActivityRow;
import org.tandem.leadcapture.lead.LeadRows.CaptureRow;
import org.tandem.leadcapture.lead.LeadRows.Content;
import org.tandem.leadcapture.lead.LeadRows.Key;
import org.tandem.leadcapture.lead.LeadRows.LeadRow;
import org.tandem.leadcapture.lead.LeadRows.ProfileRow;
import org.tandem.leadcapture.rejected.RejectedCaptureStore;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lead-capture's tables as a fold of its topics, and what an erasure causes: a tombstone for every record of the lead on
 * a compacted topic, for late ones as well.
 */
@ApplicationScoped
public class LeadStream implements Projection {

    private final Partitions partitions;

    public LeadStream(Partitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.REJECTED_CAPTURES);
    }

    /** Only tombstones: a second one changes nothing. */
    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        Sorted sorted = Sorted.of(records);
        LeadStore store = new LeadStore(db);
        RejectedCaptureStore rejectedStore = new RejectedCaptureStore(db);

        if (!sorted.erasures.isEmpty()) {
            Erased.TABLE.upsert(db, recordedTimes(sorted.erasures));
        }
        Erased erased = Erased.of(db, store, sorted.leadIds());
        Map<UUID, StreamRecord> forgetting = new HashMap<>(sorted.erasures);
        if (erased.isAny()) {
            Set<Content> late = leaveOutForgotten(sorted, erased, forgetting, effects);
            store.insertErasedCaptures(late);
        }

        store.insertCaptures(sorted.captures);
        store.upsertLeads(leadsOf(sorted.captures));
        store.upsertProfiles(sorted.profiles.values());
        store.deleteProfiles(sorted.deletedProfiles);
        store.insertActivities(sorted.activities.values());
        ActivityStore.insert(db, sorted.done.values());
        rejectedStore.upsert(sorted.rejected.values());
        rejectedStore.delete(sorted.deletedRejected);

        forget(store, forgetting, effects);
    }

    /** Takes out of a batch what is to be forgotten; returns the captures of it, whose parts may come at any time. */
    private Set<Content> leaveOutForgotten(Sorted sorted, Erased erased, Map<UUID, StreamRecord> forgetting, Effects effects) {
        Set<Content> late = new HashSet<>();
        for (CaptureRow row : sorted.captures) {
            if (erased.covers(row.leadId(), row.recordedAt())) {
                late.add(row.content());
                forgetting.putIfAbsent(row.leadId(), row.cause());
            }
        }
        // Also one that is sent again when the inbox does not look back to it any more: whether it stays forgotten must not
        // depend on whether it comes in one batch with its erasure.
        sorted.captures.removeIf(row -> late.contains(row.content()) || erased.holds(row.content()));
        sorted.activities.values().removeIf(row -> erased.covers(row.leadId(), row.recordedAt())
                || erased.holds(row.content()));
        sorted.done.values().removeIf(row -> erased.covers(row.leadId(), row.recordedAt()));
        // Of a key only its last record counts: where that one is to be forgotten, an earlier one must not stay.
        for (ProfileRow row : List.copyOf(sorted.profiles.values())) {
            if (erased.covers(row.leadId(), row.recordedAt()) || erased.holds(row.content())) {
                sorted.profiles.remove(row.key());
                sorted.deletedProfiles.add(row.key());
                forgetProfile(row.cause(), row.key(), effects);
            }
        }
        for (RejectedCaptureStore.Row row : List.copyOf(sorted.rejected.values())) {
            if (row.leadId() != null && erased.covers(row.leadId(), row.recordedAt())) {
                sorted.rejected.remove(row.captureId());
                sorted.deletedRejected.add(row.captureId());
                forgetRejected(row.cause(), row.captureId(), row.leadId(), effects);
            }
        }
        return late;
    }

    private void forget(LeadStore store, Map<UUID, StreamRecord> erasures, Effects effects) throws SQLException {
        // One lead at a time: erasures are rare, and every tombstone must belong to the erasure that caused it.
        for (Map.Entry<UUID, StreamRecord> erasure : new TreeMap<>(erasures).entrySet()) {
            LeadStore.Forgotten forgotten = store.forget(erasure.getKey());
            forgotten.profiles().forEach(key -> forgetProfile(erasure.getValue(), key, effects));
            forgotten.rejectedCaptures().forEach(id ->
                    forgetRejected(erasure.getValue(), id, erasure.getKey(), effects));
        }
    }

    private void forgetProfile(StreamRecord cause, Key key, Effects effects) {
        effects.publish(cause, tombstone(Topics.LEAD_PROFILES, key.recordKey(), key.leadId()));
    }

    private void forgetRejected(StreamRecord cause, UUID captureId, UUID leadId, Effects effects) {
        effects.publish(cause, tombstone(Topics.REJECTED_CAPTURES, captureId.toString(), leadId));
    }

    private ProducerRecord<byte[], byte[]> tombstone(Topic topic, String key, UUID leadId) {
        return new ProducerRecord<>(topic.name(), partitions.of(leadId.toString()),
                key.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Map<UUID, Instant> recordedTimes(Map<UUID, StreamRecord> erasures) {
        Map<UUID, Instant> times = new HashMap<>();
        erasures.forEach((leadId, record) -> times.put(leadId, record.envelope().recordedTime()));
        return times;
    }

    private static Map<UUID, LeadRow> leadsOf(Collection<CaptureRow> captures) {
        Map<UUID, LeadRow> leads = new HashMap<>(captures.size() * 2);
        captures.forEach(capture -> leads.merge(capture.leadId(), LeadRow.of(capture), LeadRow::and));
        return leads;
    }

    /** A batch by what it means; on compacted topics only the last record of a key is left. */
    private static final class Sorted {
        private final List<CaptureRow> captures = new ArrayList<>();
        private final Map<UUID, StreamRecord> erasures = new HashMap<>();
        private final Map<Key, ProfileRow> profiles = new HashMap<>();
        private final Set<Key> deletedProfiles = new HashSet<>();
        private final Map<Content, ActivityRow> activities = new HashMap<>();
        private final Map<ActivityStore.Key, ActivityStore.Row> done = new HashMap<>();
        private final Map<UUID, RejectedCaptureStore.Row> rejected = new TreeMap<>();
        private final Set<UUID> deletedRejected = new HashSet<>();

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
            Object event = record.envelope().data();
            if (event instanceof LeadCaptured captured) {
                captures.add(CaptureRow.of(record, captured));
            } else if (event instanceof ProfileCaptured profile) {
                Key key = Key.parse(record.key());
                if (key == null || !key.leadId().equals(profile.leadId().value())) {
                    throw new IllegalArgumentException("the key of a profile is not its lead's");
                }
                profiles.put(key, ProfileRow.of(record, key, profile));
                deletedProfiles.remove(key);
            } else if (event instanceof FormSubmitted submitted && submitted.captureId() != null) {
                ActivityRow row = ActivityRow.of(record, submitted);
                activities.merge(row.content(), row, (a, b) -> a.recordedAt().isAfter(b.recordedAt()) ? a : b);
            } else if (event instanceof ActivityEvent activity) {
                ActivityStore.Row row = ActivityStore.Row.of(record.envelope(), activity);
                done.merge(row.key(), row, ActivityStore.Row::orLater);
            } else if (event instanceof LeadErased erased) {
                erasures.merge(erased.leadId().value(), record, (a, b) ->
                        a.envelope().recordedTime().isAfter(b.envelope().recordedTime()) ? a : b);
            } else if (event instanceof CaptureRejected capture) {
                rejected.put(capture.captureId(), RejectedCaptureStore.Row.of(record, capture));
                deletedRejected.remove(capture.captureId());
            }
        }

        private void addTombstone(StreamRecord record) {
            if (record.topic().equals(Topics.LEAD_PROFILES.name())) {
                Key key = Key.parse(record.key());
                if (key != null) {
                    profiles.remove(key);
                    deletedProfiles.add(key);
                }
            } else if (record.topic().equals(Topics.REJECTED_CAPTURES.name())) {
                try {
                    UUID captureId = UUID.fromString(record.key());
                    rejected.remove(captureId);
                    deletedRejected.add(captureId);
                } catch (IllegalArgumentException notACapture) {
                    // The daily no-op.
                }
            }
        }

        Set<UUID> leadIds() {
            Set<UUID> ids = new HashSet<>();
            collect(ids, captures, CaptureRow::leadId);
            collect(ids, profiles.values(), ProfileRow::leadId);
            collect(ids, activities.values(), ActivityRow::leadId);
            collect(ids, done.values(), ActivityStore.Row::leadId);
            collect(ids, rejected.values(), RejectedCaptureStore.Row::leadId);
            ids.remove(null);
            return ids;
        }

        private static <R> void collect(Set<UUID> ids, Collection<R> rows, Function<R, UUID> leadId) {
            rows.forEach(row -> ids.add(leadId.apply(row)));
        }
    }
}

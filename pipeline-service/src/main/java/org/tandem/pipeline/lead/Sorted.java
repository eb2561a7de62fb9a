package org.tandem.pipeline.lead;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.IdentityDeclared;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.lead.ContextRows.ActivityRow;
import org.tandem.pipeline.lead.ContextRows.Key;
import org.tandem.pipeline.lead.ContextRows.LeadRow;
import org.tandem.pipeline.lead.ContextRows.NoteRow;
import org.tandem.pipeline.lead.ContextRows.ProfileRow;
import org.tandem.pipeline.lead.ContextRows.QualificationRow;
import org.tandem.pipeline.lead.ContextRows.ScoreRow;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.LinkTable.Link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** A batch by what it means; on compacted topics only the last record of a key is left. */
final class Sorted {
    final List<LeadRow> leads = new ArrayList<>();
    final Map<UUID, StreamRecord> erasures = new TreeMap<>();
    final List<Link> links = new ArrayList<>();
    final Map<Key, ProfileRow> profiles = new HashMap<>();
    final Set<Key> deletedProfiles = new HashSet<>();
    final List<ActivityRow> activities = new ArrayList<>();
    final List<ScoreRow> scores = new ArrayList<>();
    final List<QualificationRow> qualifications = new ArrayList<>();
    final List<StreamRecord> pipeline = new ArrayList<>();
    final Map<DealStore.Reference, Instant> references = new HashMap<>();
    final Set<String> fingerprints = new TreeSet<>();
    final Map<Key, NoteRow> notes = new HashMap<>();
    final Set<Key> deletedNotes = new HashSet<>();
    final List<StreamRecord> team = new ArrayList<>();
    final List<Consents.Row> consents = new ArrayList<>();
    final Map<UUID, Optional<HeldBack>> heldBack = new HashMap<>();
    final Map<UUID, StreamRecord> mayRelease = new HashMap<>();

    static Sorted of(List<StreamRecord> records) {
        Sorted sorted = new Sorted();
        for (StreamRecord record : records) {
            if (record.isTombstone()) {
                sorted.addTombstone(record);
            } else {
                sorted.add(record, record.envelope());
                sorted.addReference(record.envelope());
            }
        }
        return sorted;
    }

    /** Types without a branch mean nothing to these tables; a test names them. */
    private void add(StreamRecord record, Envelope<?> event) {
        Object data = event.data();
        if (data instanceof LeadCaptured captured) {
            leads.add(LeadRow.of(event, captured));
            captured.consents().forEach(consent -> consent(record, captured.leadId(), consent));
        } else if (data instanceof ConsentChanged changed) {
            consent(record, changed.leadId(), changed.consent());
        } else if (data instanceof LeadAttributesChanged changed) {
            leads.add(new LeadRow(changed.leadId().value(), event.time(), event.recordedTime(), null, null,
                    changed.business(), null, null));
        } else if (data instanceof LeadErased erased) {
            erasures.merge(erased.leadId().value(), record, (a, b) ->
                    a.envelope().recordedTime().isAfter(b.envelope().recordedTime()) ? a : b);
        } else if (data instanceof LeadLinked linked) {
            link(linked.leadId(), linked.linkedTo(), true, event);
        } else if (data instanceof LeadUnlinked unlinked) {
            link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event);
            // Either of them may have been held back for what the other one took back.
            mayRelease.put(unlinked.leadId().value(), record);
            mayRelease.put(unlinked.unlinkedFrom().value(), record);
        } else if (data instanceof ProfileCaptured profile) {
            Key key = key(record, profile.leadId());
            profiles.put(key, ProfileRow.of(event, key, profile));
            deletedProfiles.remove(key);
        } else if (data instanceof ActivityEvent activity) {
            ActivityRow row = ActivityRow.of(event, activity);
            if (row != null) {
                activities.add(row);
            }
        } else if (data instanceof LeadScored scored) {
            scores.add(ScoreRow.of(scored));
        } else if (data instanceof LeadQualified qualified) {
            qualifications.add(QualificationRow.of(qualified));
        } else if (data instanceof PipelineEvent fact) {
            pipeline.add(record);
            if (fact instanceof LeadAssigned) {
                heldBack.put(fact.leadId().value(), Optional.empty());
            }
        } else if (data instanceof TeamEvent) {
            team.add(record);
        } else if (data instanceof RequestRefused refused) {
            HeldBack.of(refused, event.recordedTime()).ifPresent(held -> {
                heldBack.put(held.leadId(), Optional.of(held));
                mayRelease.put(held.leadId(), record);
            });
        } else if (data instanceof NoteWritten note) {
            Key key = key(record, note.leadId());
            notes.put(key, NoteRow.of(record, key, note));
            deletedNotes.remove(key);
        }
    }

    private void consent(StreamRecord record, LeadId leadId, Consent consent) {
        Consents.Row.of(record.envelope(), leadId, consent).ifPresent(row -> {
            consents.add(row);
            if (!row.withdrawn()) {
                mayRelease.put(row.leadId(), record);
            }
        });
    }

    private void addTombstone(StreamRecord record) {
        Key key = Key.parse(record.key());
        if (key == null) {
            return; // the daily no-op
        }
        if (record.topic().equals(Topics.LEAD_PROFILES.name())) {
            profiles.remove(key);
            deletedProfiles.add(key);
        } else if (record.topic().equals(Topics.PIPELINE_NOTES.name())) {
            notes.remove(key);
            deletedNotes.add(key);
        }
    }

    private void link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
        links.add(new Link(leadId.value(), other.value(), linked, event.recordedTime()));
    }

    private static Key key(StreamRecord record, LeadId leadId) {
        Key key = Key.parse(record.key());
        if (key == null || !key.leadId().equals(leadId.value())) {
            throw new IllegalArgumentException("the key of a " + record.topic() + " record is not its lead's");
        }
        return key;
    }

    List<LeadAssigned> assignments() {
        return pipeline.stream().map(record -> record.envelope().data()).filter(LeadAssigned.class::isInstance)
                .map(LeadAssigned.class::cast).toList();
    }

    /** By what imported deals find their leads. */
    private void addReference(Envelope<?> event) {
        if (event.data() instanceof LeadCaptured captured) {
            DealStore.Reference reference = DealStore.Reference.of(captured);
            if (reference != null) {
                references.merge(reference, event.recordedTime(), (a, b) -> a.isAfter(b) ? a : b);
            }
        } else if (event.data() instanceof IdentityDeclared declared) {
            fingerprints.add(declared.fingerprint());
        }
    }

    List<DealStore.DealRow> deals() {
        return pipeline.stream().filter(record -> record.envelope().data() instanceof OpportunityImportedWon)
                .map(record -> DealStore.DealRow.of(record.envelope(), (OpportunityImportedWon) record.envelope().data())).toList();
    }

    Set<UUID> leadIds() {
        Set<UUID> ids = new HashSet<>(erasures.keySet());
        leads.forEach(row -> ids.add(row.leadId()));
        scores.forEach(row -> ids.add(row.leadId()));
        qualifications.forEach(row -> ids.add(row.leadId()));
        profiles.keySet().forEach(key -> ids.add(key.leadId()));
        links.forEach(link -> ids.add(link.id()));
        notes.keySet().forEach(key -> ids.add(key.leadId()));
        activities.forEach(row -> ids.add(row.leadId()));
        consents.forEach(row -> ids.add(row.leadId()));
        ids.addAll(heldBack.keySet());
        pipeline.forEach(record -> ids.add(leadId(record)));
        return ids;
    }

    /** Whom a record of {@code pipeline} is about. */
    static UUID leadId(StreamRecord pipelineRecord) {
        return ((PipelineEvent) pipelineRecord.envelope().data()).leadId().value();
    }
}

package org.tandem.feedback.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.feedback.FeedbackNoteEvent.FeedbackNoteWritten;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.feedback.verdict.VerdictRows.NoteKey;
import org.tandem.feedback.verdict.VerdictRows.NoteRow;
import org.tandem.projection.decide.Decisions;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decides who may say what a lead was worth: a batch is a fixed number of statements, however many leads it is about. */
@ApplicationScoped
public class VerdictDecisions implements Decisions {

    @Override
    public List<Topic> topics() {
        return List.of(Topics.FEEDBACK_REQUESTS);
    }

    @Override
    public Set<EventType<?>> requests() {
        return Set.of(EventTypes.VERDICT_GIVE_REQUESTED);
    }

    @Override
    public Topic refusals() {
        return Topics.FEEDBACK;
    }

    @Override
    public List<Outcome> decide(Connection db, List<Request> requests, Instant now) throws SQLException {
        VerdictStore store = new VerdictStore(db);
        List<UUID> leadIds = requests.stream().map(VerdictDecisions::leadId).distinct().toList();
        Map<UUID, LeadStanding> leads = store.lock(leadIds);
        Erased erased = Erased.of(db, leadIds);
        Collection<Verdict> before = leads.values().stream().flatMap(lead -> lead.verdicts().values().stream()).toList();

        List<Outcome> outcomes = new ArrayList<>(requests.size());
        List<Verdict> given = new ArrayList<>();
        List<NoteRow> notes = new ArrayList<>();
        for (Request request : requests) {
            VerdictRequested asked = (VerdictRequested) request.data();
            UUID leadId = leadId(request);
            // What is recorded up to an erasure is ignored by everybody, and so must not be said.
            LeadStanding lead = erased.covers(leadId, now) ? LeadStanding.UNKNOWN
                    : leads.getOrDefault(leadId, LeadStanding.UNKNOWN);
            VerdictOutcome outcome = VerdictDecision.decide(lead, asked(request, asked), VerdictRows.micros(now));
            if (outcome instanceof VerdictOutcome.Given yes) {
                leads.put(leadId, lead.with(yes.verdict()));
                given.add(yes.verdict());
                if (asked.note() != null) {
                    notes.add(NoteRow.of(new NoteKey(leadId, yes.verdict().eventId()), yes.verdict().recordedAt(),
                            erased.known(leadId), asked.note()));
                }
                outcomes.add(granted(asked, yes.verdict(), erased.known(leadId)));
            } else if (outcome instanceof VerdictOutcome.Refused no) {
                outcomes.add(new Outcome.Refused(no.why().code()));
            }
        }
        store.insertVerdicts(before, given);
        store.upsertNotes(notes);
        return outcomes;
    }

    private static GiveVerdict asked(Request request, VerdictRequested asked) {
        return new GiveVerdict(request.eventId(EventTypes.VERDICT_GIVEN.name()), asked.leadId().value(), asked.attempt(),
                asked.by(), asked.verdict(), asked.note() != null);
    }

    private static Outcome granted(VerdictRequested asked, Verdict verdict, Instant erasedUntil) {
        String lead = verdict.leadId().toString();
        List<OutcomeEvent<?>> events = new ArrayList<>();
        events.add(OutcomeEvent.of(Topics.FEEDBACK, EventTypes.VERDICT_GIVEN, lead, new VerdictGiven(asked.leadId(),
                verdict.attempt(), verdict.rep(), verdict.code(), verdict.origin().source(), verdict.origin().campaign(),
                verdict.revision())));
        if (asked.note() != null) {
            events.add(OutcomeEvent.of(Topics.FEEDBACK_NOTES, EventTypes.FEEDBACK_NOTE_WRITTEN, lead,
                    new FeedbackNoteWritten(asked.leadId(), verdict.eventId(), asked.note(), asked.by(), erasedUntil.toString()))
                    .keyed(new NoteKey(verdict.leadId(), verdict.eventId()).recordKey()));
        }
        return new Outcome.Granted(events);
    }

    private static UUID leadId(Request request) {
        return ((VerdictRequested) request.data()).leadId().value();
    }
}

package org.tandem.events;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent;
import org.tandem.events.feedback.FeedbackNoteEvent;
import org.tandem.events.feedback.FeedbackRequest;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineNoteEvent;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.pipeline.TeamRequest;
import org.tandem.events.profile.ProfileEvent;
import org.tandem.events.rejected.RejectedCaptureEvent;
import org.tandem.events.score.ScoreEvent;
import org.tandem.events.request.RequestEvent;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.Map.entry;

/** Every type of event that may be on the stream, by topic. */
public final class EventTypes {

    public static final EventType<LeadEvent.LeadCaptured> LEAD_CAPTURED =
            v1("lead.captured", LeadEvent.LeadCaptured.class);
    public static final EventType<LeadEvent.LeadAttributesChanged> LEAD_ATTRIBUTES_CHANGED =
            v1("lead.attributes-changed", LeadEvent.LeadAttributesChanged.class);
    public static final EventType<LeadEvent.LeadLinked> LEAD_LINKED = v1("lead.linked", LeadEvent.LeadLinked.class);
    public static final EventType<LeadEvent.LeadUnlinked> LEAD_UNLINKED =
            v1("lead.unlinked", LeadEvent.LeadUnlinked.class);
    public static final EventType<LeadEvent.ConsentChanged> CONSENT_CHANGED =
            v1("consent.changed", LeadEvent.ConsentChanged.class);
    public static final EventType<LeadEvent.LeadErased> LEAD_ERASED = v1("lead.erased", LeadEvent.LeadErased.class);
    public static final EventType<LeadEvent.CaptureRefused> CAPTURE_REFUSED =
            v1("capture.refused", LeadEvent.CaptureRefused.class);
    public static final EventType<LeadEvent.IdentityDeclared> IDENTITY_DECLARED =
            v1("identity.declared", LeadEvent.IdentityDeclared.class);

    public static final EventType<ProfileEvent.ProfileCaptured> PROFILE_CAPTURED =
            v1("profile.captured", ProfileEvent.ProfileCaptured.class);

    public static final EventType<ActivityEvent.PageViewed> PAGE_VIEWED =
            v1("page.viewed", ActivityEvent.PageViewed.class);
    public static final EventType<ActivityEvent.FormSubmitted> FORM_SUBMITTED =
            v1("form.submitted", ActivityEvent.FormSubmitted.class);
    public static final EventType<ActivityEvent.EmailOpened> EMAIL_OPENED =
            v1("email.opened", ActivityEvent.EmailOpened.class);
    public static final EventType<ActivityEvent.EmailClicked> EMAIL_CLICKED =
            v1("email.clicked", ActivityEvent.EmailClicked.class);
    public static final EventType<ActivityEvent.WebinarInvited> WEBINAR_INVITED =
            v1("webinar.invited", ActivityEvent.WebinarInvited.class);
    public static final EventType<ActivityEvent.WebinarRegistered> WEBINAR_REGISTERED =
            v1("webinar.registered", ActivityEvent.WebinarRegistered.class);
    public static final EventType<ActivityEvent.WebinarAttended> WEBINAR_ATTENDED =
            v1("webinar.attended", ActivityEvent.WebinarAttended.class);
    public static final EventType<ActivityEvent.WebinarMissed> WEBINAR_MISSED =
            v1("webinar.missed", ActivityEvent.WebinarMissed.class);
    public static final EventType<ActivityEvent.AssetDownloaded> ASSET_DOWNLOADED =
            v1("asset.downloaded", ActivityEvent.AssetDownloaded.class);
    public static final EventType<ActivityEvent.CustomActivity> CUSTOM_ACTIVITY =
            v1("activity.custom", ActivityEvent.CustomActivity.class);

    public static final EventType<RejectedCaptureEvent.CaptureRejected> CAPTURE_REJECTED =
            v1("capture.rejected", RejectedCaptureEvent.CaptureRejected.class);

    public static final EventType<ScoreEvent.LeadScored> LEAD_SCORED = v1("lead.scored", ScoreEvent.LeadScored.class);
    public static final EventType<ScoreEvent.LeadQualified> LEAD_QUALIFIED =
            v1("lead.qualified", ScoreEvent.LeadQualified.class);
    public static final EventType<ScoreEvent.LeadDisqualified> LEAD_DISQUALIFIED =
            v1("lead.disqualified", ScoreEvent.LeadDisqualified.class);

    public static final EventType<PipelineEvent.LeadAssigned> LEAD_ASSIGNED =
            v1("lead.assigned", PipelineEvent.LeadAssigned.class);
    public static final EventType<PipelineEvent.LeadAccepted> LEAD_ACCEPTED =
            v1("lead.accepted", PipelineEvent.LeadAccepted.class);
    public static final EventType<PipelineEvent.LeadRejected> LEAD_REJECTED =
            v1("lead.rejected", PipelineEvent.LeadRejected.class);
    public static final EventType<PipelineEvent.LeadRecycled> LEAD_RECYCLED =
            v1("lead.recycled", PipelineEvent.LeadRecycled.class);
    public static final EventType<PipelineEvent.LeadMerged> LEAD_MERGED =
            v1("lead.merged", PipelineEvent.LeadMerged.class);
    public static final EventType<PipelineEvent.LeadWoken> LEAD_WOKEN = v1("lead.woken", PipelineEvent.LeadWoken.class);
    public static final EventType<PipelineEvent.LeadContacted> LEAD_CONTACTED =
            v1("lead.contacted", PipelineEvent.LeadContacted.class);
    public static final EventType<PipelineEvent.OpportunityOpened> OPPORTUNITY_OPENED =
            v1("opportunity.opened", PipelineEvent.OpportunityOpened.class);
    public static final EventType<PipelineEvent.OpportunityStageMoved> OPPORTUNITY_STAGE_MOVED =
            v1("opportunity.stage-moved", PipelineEvent.OpportunityStageMoved.class);
    public static final EventType<PipelineEvent.OpportunityWon> OPPORTUNITY_WON =
            v1("opportunity.won", PipelineEvent.OpportunityWon.class);
    public static final EventType<PipelineEvent.OpportunityImportedWon> OPPORTUNITY_IMPORTED_WON =
            v1("opportunity.imported-won", PipelineEvent.OpportunityImportedWon.class);
    public static final EventType<PipelineEvent.OpportunityLost> OPPORTUNITY_LOST =
            v1("opportunity.lost", PipelineEvent.OpportunityLost.class);

    public static final EventType<TeamEvent.RepJoined> REP_JOINED = v1("rep.joined", TeamEvent.RepJoined.class);
    public static final EventType<TeamEvent.RepChanged> REP_CHANGED = v1("rep.changed", TeamEvent.RepChanged.class);
    public static final EventType<TeamEvent.RepLeft> REP_LEFT = v1("rep.left", TeamEvent.RepLeft.class);

    public static final EventType<PipelineNoteEvent.NoteWritten> PIPELINE_NOTE_WRITTEN =
            v1("pipeline.note-written", PipelineNoteEvent.NoteWritten.class);

    public static final EventType<PipelineRequest.AcceptRequested> LEAD_ACCEPT_REQUESTED =
            v1("lead.accept-requested", PipelineRequest.AcceptRequested.class);
    public static final EventType<PipelineRequest.RejectRequested> LEAD_REJECT_REQUESTED =
            v1("lead.reject-requested", PipelineRequest.RejectRequested.class);
    public static final EventType<PipelineRequest.RecycleRequested> LEAD_RECYCLE_REQUESTED =
            v1("lead.recycle-requested", PipelineRequest.RecycleRequested.class);
    public static final EventType<PipelineRequest.ContactRequested> LEAD_CONTACT_REQUESTED =
            v1("lead.contact-requested", PipelineRequest.ContactRequested.class);
    public static final EventType<PipelineRequest.OpportunityRequested> OPPORTUNITY_OPEN_REQUESTED =
            v1("opportunity.open-requested", PipelineRequest.OpportunityRequested.class);
    public static final EventType<PipelineRequest.StageMoveRequested> OPPORTUNITY_MOVE_REQUESTED =
            v1("opportunity.move-requested", PipelineRequest.StageMoveRequested.class);
    public static final EventType<PipelineRequest.WinRequested> OPPORTUNITY_WIN_REQUESTED =
            v1("opportunity.win-requested", PipelineRequest.WinRequested.class);
    public static final EventType<PipelineRequest.LossRequested> OPPORTUNITY_LOSS_REQUESTED =
            v1("opportunity.loss-requested", PipelineRequest.LossRequested.class);
    public static final EventType<PipelineRequest.WakeRequested> LEAD_WAKE_REQUESTED =
            v1("lead.wake-requested", PipelineRequest.WakeRequested.class);
    public static final EventType<PipelineRequest.RoutingRequested> LEAD_ROUTING_REQUESTED =
            v1("lead.routing-requested", PipelineRequest.RoutingRequested.class);
    public static final EventType<PipelineRequest.MergeRequested> LEAD_MERGE_REQUESTED =
            v1("lead.merge-requested", PipelineRequest.MergeRequested.class);

    public static final EventType<TeamRequest.RepChangeRequested> REP_CHANGE_REQUESTED =
            v1("rep.change-requested", TeamRequest.RepChangeRequested.class);

    public static final EventType<FeedbackEvent.VerdictGiven> VERDICT_GIVEN =
            v1("verdict.given", FeedbackEvent.VerdictGiven.class);

    public static final EventType<FeedbackNoteEvent.FeedbackNoteWritten> FEEDBACK_NOTE_WRITTEN =
            v1("feedback.note-written", FeedbackNoteEvent.FeedbackNoteWritten.class);

    public static final EventType<FeedbackRequest.VerdictRequested> VERDICT_GIVE_REQUESTED =
            v1("verdict.give-requested", FeedbackRequest.VerdictRequested.class);

    /** On the truth topic of every service that decides. */
    public static final EventType<RequestEvent.RequestRefused> REQUEST_REFUSED =
            v1("request.refused", RequestEvent.RequestRefused.class);

    private static final List<EventType<?>> SHARED = List.of(REQUEST_REFUSED);

    private static final Map<Topic, List<EventType<?>>> BY_TOPIC = Map.ofEntries(
            entry(Topics.LEADS, List.of(LEAD_CAPTURED, LEAD_ATTRIBUTES_CHANGED, LEAD_LINKED, LEAD_UNLINKED, CONSENT_CHANGED,
                    LEAD_ERASED, CAPTURE_REFUSED, IDENTITY_DECLARED)),
            entry(Topics.LEAD_PROFILES, List.of(PROFILE_CAPTURED)),
            entry(Topics.ACTIVITIES, List.of(PAGE_VIEWED, FORM_SUBMITTED, EMAIL_OPENED, EMAIL_CLICKED, WEBINAR_INVITED,
                    WEBINAR_REGISTERED, WEBINAR_ATTENDED, WEBINAR_MISSED, ASSET_DOWNLOADED, CUSTOM_ACTIVITY)),
            entry(Topics.REJECTED_CAPTURES, List.of(CAPTURE_REJECTED)),
            entry(Topics.SCORES, List.of(LEAD_SCORED, LEAD_QUALIFIED, LEAD_DISQUALIFIED)),
            entry(Topics.PIPELINE, List.of(LEAD_ASSIGNED, LEAD_ACCEPTED, LEAD_REJECTED, LEAD_RECYCLED, LEAD_WOKEN, LEAD_CONTACTED,
                    OPPORTUNITY_OPENED, OPPORTUNITY_STAGE_MOVED, OPPORTUNITY_WON, OPPORTUNITY_LOST, OPPORTUNITY_IMPORTED_WON,
                    LEAD_MERGED, REP_JOINED, REP_CHANGED, REP_LEFT, REQUEST_REFUSED)),
            entry(Topics.PIPELINE_NOTES, List.of(PIPELINE_NOTE_WRITTEN)),
            entry(Topics.PIPELINE_REQUESTS, List.of(LEAD_ACCEPT_REQUESTED, LEAD_REJECT_REQUESTED, LEAD_RECYCLE_REQUESTED,
                    LEAD_CONTACT_REQUESTED, OPPORTUNITY_OPEN_REQUESTED, OPPORTUNITY_MOVE_REQUESTED,
                    OPPORTUNITY_WIN_REQUESTED, OPPORTUNITY_LOSS_REQUESTED, LEAD_WAKE_REQUESTED, LEAD_ROUTING_REQUESTED,
                    LEAD_MERGE_REQUESTED, REP_CHANGE_REQUESTED)),
            entry(Topics.FEEDBACK, List.of(VERDICT_GIVEN, REQUEST_REFUSED)),
            entry(Topics.FEEDBACK_NOTES, List.of(FEEDBACK_NOTE_WRITTEN)),
            entry(Topics.FEEDBACK_REQUESTS, List.of(VERDICT_GIVE_REQUESTED)));

    private EventTypes() {
    }

    /** The types that may be on a topic; none for a topic that carries other services' records unchanged. */
    public static List<EventType<?>> on(Topic topic) {
        return BY_TOPIC.getOrDefault(topic, List.of());
    }

    /** Types that several services say, each on its own topic; every other type is on one topic alone. */
    public static List<EventType<?>> shared() {
        return SHARED;
    }

    /** Every type once, in the order of {@link Topics#all()}; the shared ones come last. */
    public static List<EventType<?>> all() {
        Stream<EventType<?>> ofOneTopic = Topics.all().stream().map(EventTypes::on).flatMap(Collection::stream)
                .filter(type -> !SHARED.contains(type));
        return Stream.concat(ofOneTopic, SHARED.stream()).toList();
    }

    private static <D> EventType<D> v1(String name, Class<D> data) {
        return new EventType<>(EventType.PREFIX + name, 1, data);
    }
}

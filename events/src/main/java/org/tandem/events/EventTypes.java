package org.tandem.events;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.EventType;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.profile.ProfileEvent;
import org.tandem.events.rejected.RejectedCaptureEvent;
import org.tandem.events.score.ScoreEvent;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;

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

    private static final Map<Topic, List<EventType<?>>> BY_TOPIC = Map.of(
            Topics.LEADS, List.of(LEAD_CAPTURED, LEAD_ATTRIBUTES_CHANGED, LEAD_LINKED, LEAD_UNLINKED, CONSENT_CHANGED,
                    LEAD_ERASED, CAPTURE_REFUSED, IDENTITY_DECLARED),
            Topics.LEAD_PROFILES, List.of(PROFILE_CAPTURED),
            Topics.ACTIVITIES, List.of(PAGE_VIEWED, FORM_SUBMITTED, EMAIL_OPENED, EMAIL_CLICKED, WEBINAR_INVITED,
                    WEBINAR_REGISTERED, WEBINAR_ATTENDED, WEBINAR_MISSED, ASSET_DOWNLOADED, CUSTOM_ACTIVITY),
            Topics.REJECTED_CAPTURES, List.of(CAPTURE_REJECTED),
            Topics.SCORES, List.of(LEAD_SCORED, LEAD_QUALIFIED, LEAD_DISQUALIFIED));

    private EventTypes() {
    }

    /** The types that may be on a topic; none for a topic that carries other services' records unchanged. */
    public static List<EventType<?>> on(Topic topic) {
        return BY_TOPIC.getOrDefault(topic, List.of());
    }

    /** Every type, in the order of {@link Topics#all()}. */
    public static List<EventType<?>> all() {
        return Topics.all().stream().map(EventTypes::on).flatMap(Collection::stream).toList();
    }

    private static <D> EventType<D> v1(String name, Class<D> data) {
        return new EventType<>(EventType.PREFIX + name, 1, data);
    }
}

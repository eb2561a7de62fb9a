package org.tandem.events.topic;

import java.util.List;

/** Every topic of the stream. */
public final class Topics {

    public static final String LEAD_CAPTURE = "lead-capture";

    public static final Topic LEADS = new Topic("leads", LEAD_CAPTURE, "leadId", Retention.FOR_EVER, false);
    public static final Topic LEAD_PROFILES =
            new Topic("lead-profiles", LEAD_CAPTURE, "leadId/eventId", Retention.LATEST_PER_KEY, true);
    public static final Topic ACTIVITIES = new Topic("activities", LEAD_CAPTURE, "leadId", Retention.FOR_EVER, false);
    public static final Topic REJECTED_CAPTURES =
            new Topic("rejected-captures", LEAD_CAPTURE, "captureId", Retention.NINETY_DAYS_OR_DELETED, true);
    public static final Topic LEAD_CAPTURE_PARKED = parked(LEAD_CAPTURE);

    public static final String SCORING = "scoring";

    public static final Topic SCORES = new Topic("scores", SCORING, "leadId", Retention.FOR_EVER, false);
    public static final Topic SCORING_PARKED = parked(SCORING);

    public static final String PIPELINE_SERVICE = "pipeline";

    public static final Topic PIPELINE = new Topic("pipeline", PIPELINE_SERVICE, "leadId", Retention.FOR_EVER, false);
    public static final Topic PIPELINE_NOTES =
            new Topic("pipeline-notes", PIPELINE_SERVICE, "leadId/eventId", Retention.LATEST_PER_KEY, true);
    public static final Topic PIPELINE_REQUESTS = requests(PIPELINE_SERVICE);
    public static final Topic PIPELINE_PARKED = parked(PIPELINE_SERVICE);

    public static final String FEEDBACK_SERVICE = "feedback";

    public static final Topic FEEDBACK = new Topic("feedback", FEEDBACK_SERVICE, "leadId", Retention.FOR_EVER, false);
    public static final Topic FEEDBACK_NOTES =
            new Topic("feedback-notes", FEEDBACK_SERVICE, "leadId/eventId", Retention.LATEST_PER_KEY, true);
    public static final Topic FEEDBACK_REQUESTS =
            new Topic("feedback-requests", FEEDBACK_SERVICE, "leadId", Retention.SEVEN_DAYS, true);
    public static final Topic FEEDBACK_PARKED = parked(FEEDBACK_SERVICE);

    public static final String ANALYTICS_SERVICE = "analytics";

    public static final Topic ANALYTICS_PARKED = parked(ANALYTICS_SERVICE);

    private Topics() {
    }

    /** Where a service puts, unchanged, the records it could not read. */
    public static Topic parked(String service) {
        return new Topic(service + "-parked", service, "topic/partition/offset", Retention.THIRTY_DAYS, true);
    }

    /** What a service must decide against its current state; read by that service alone. */
    public static Topic requests(String service) {
        return new Topic(service + "-requests", service, "what is decided about", Retention.SEVEN_DAYS, true);
    }

    public static List<Topic> all() {
        return List.of(LEADS, LEAD_PROFILES, ACTIVITIES, REJECTED_CAPTURES, LEAD_CAPTURE_PARKED, SCORES,
                SCORING_PARKED, PIPELINE, PIPELINE_NOTES, PIPELINE_REQUESTS, PIPELINE_PARKED, FEEDBACK, FEEDBACK_NOTES,
                FEEDBACK_REQUESTS, FEEDBACK_PARKED, ANALYTICS_PARKED);
    }
}

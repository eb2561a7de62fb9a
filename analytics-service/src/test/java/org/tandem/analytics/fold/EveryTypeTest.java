package org.tandem.analytics.fold;

import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.request.RequestEvent;
import org.tandem.events.score.ScoreEvent;
import org.tandem.events.topic.Topic;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Who adds a type to a topic that analytics reads says here whether it means anything to it. */
class EveryTypeTest {

    private static final Set<Class<?>> COUNTED = Set.of(LeadEvent.LeadCaptured.class, LeadEvent.LeadAttributesChanged.class,
            LeadEvent.LeadLinked.class, LeadEvent.LeadUnlinked.class, LeadEvent.LeadErased.class, ScoreEvent.LeadQualified.class,
            PipelineEvent.LeadAssigned.class, PipelineEvent.LeadAccepted.class, PipelineEvent.LeadRejected.class,
            PipelineEvent.LeadRecycled.class, PipelineEvent.LeadContacted.class, PipelineEvent.OpportunityOpened.class,
            PipelineEvent.OpportunityWon.class, PipelineEvent.OpportunityImportedWon.class, FeedbackEvent.VerdictGiven.class,
            ActivityEvent.WebinarInvited.class, ActivityEvent.WebinarRegistered.class, ActivityEvent.WebinarAttended.class);
    /**
     * No step of any table: what people read and clicked, how a score moved, that a lead woke, was merged (the link says that two
     * ids are one) or lost (what is not won says so), who missed a webinar (who registered and did not attend), who is on the team (a lead's facts say who had it).
     */
    private static final Set<Class<?>> PASSED_OVER = Set.of(LeadEvent.ConsentChanged.class, LeadEvent.CaptureRefused.class,
            LeadEvent.IdentityDeclared.class, ScoreEvent.LeadScored.class, ScoreEvent.LeadDisqualified.class,
            PipelineEvent.LeadWoken.class, PipelineEvent.LeadMerged.class, PipelineEvent.OpportunityStageMoved.class,
            PipelineEvent.OpportunityLost.class, TeamEvent.RepJoined.class, TeamEvent.RepChanged.class, TeamEvent.RepLeft.class,
            RequestEvent.RequestRefused.class, ActivityEvent.PageViewed.class,
            ActivityEvent.FormSubmitted.class, ActivityEvent.EmailOpened.class, ActivityEvent.EmailClicked.class,
            ActivityEvent.WebinarMissed.class, ActivityEvent.AssetDownloaded.class, ActivityEvent.CustomActivity.class);

    @Test
    void everyTypeIsCountedOrKnowinglyPassedOver() {
        Set<Class<?>> types = new AnalyticsStream(Set.of()).topics().stream()
                .flatMap(topic -> EventTypes.on(topic).stream()).map(EventType::data).collect(Collectors.toSet());

        assertThat(Stream.concat(COUNTED.stream(), PASSED_OVER.stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    /** An analyst needs none of it, and what is not read cannot leak. */
    @Test
    void noPersonalDataIsRead() {
        assertThat(new AnalyticsStream(Set.of()).topics()).isNotEmpty().noneMatch(Topic::personalData);
    }
}

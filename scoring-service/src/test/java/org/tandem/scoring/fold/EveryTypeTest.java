package org.tandem.scoring.fold;

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
import org.tandem.events.topic.Topics;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Who adds a type to a topic that scoring reads says here whether it means anything to it. */
class EveryTypeTest {

    private static final Set<Class<?>> FOLDED = Set.of(LeadEvent.LeadCaptured.class, LeadEvent.LeadAttributesChanged.class,
            LeadEvent.ConsentChanged.class, LeadEvent.LeadLinked.class, LeadEvent.LeadUnlinked.class,
            PipelineEvent.LeadAssigned.class, LeadEvent.LeadErased.class, ScoreEvent.LeadScored.class,
            ScoreEvent.LeadQualified.class, ActivityEvent.PageViewed.class, ActivityEvent.FormSubmitted.class,
            ActivityEvent.EmailOpened.class, ActivityEvent.EmailClicked.class, ActivityEvent.WebinarInvited.class,
            ActivityEvent.WebinarRegistered.class, ActivityEvent.WebinarAttended.class, ActivityEvent.WebinarMissed.class,
            ActivityEvent.AssetDownloaded.class, ActivityEvent.CustomActivity.class, PipelineEvent.LeadAccepted.class,
            PipelineEvent.LeadRejected.class, PipelineEvent.LeadMerged.class, PipelineEvent.LeadRecycled.class, PipelineEvent.LeadContacted.class,
            PipelineEvent.OpportunityOpened.class, PipelineEvent.OpportunityWon.class, PipelineEvent.OpportunityLost.class,
            FeedbackEvent.VerdictGiven.class);
    /**
     * Reasons are on lead.scored as well; a refusal is of no lead. That a lead woke on its day and how far a deal has come
     * teach nothing; neither does who is in the team. A deal that was imported was won without the scores that it would have to be compared with.
     */
    private static final Set<Class<?>> IGNORED = Set.of(ScoreEvent.LeadDisqualified.class, LeadEvent.CaptureRefused.class, LeadEvent.IdentityDeclared.class,
            PipelineEvent.LeadWoken.class, PipelineEvent.OpportunityStageMoved.class, PipelineEvent.OpportunityImportedWon.class,
            RequestEvent.RequestRefused.class, TeamEvent.RepJoined.class, TeamEvent.RepChanged.class, TeamEvent.RepLeft.class);

    @Test
    void everyTypeIsFoldedOrKnowinglyIgnored() {
        Set<Class<?>> types = Stream.of(Topics.LEADS, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE, Topics.FEEDBACK)
                .flatMap(topic -> EventTypes.on(topic).stream()).map(EventType::data).collect(Collectors.toSet());

        assertThat(Stream.concat(FOLDED.stream(), IGNORED.stream()).collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(types);
    }
}

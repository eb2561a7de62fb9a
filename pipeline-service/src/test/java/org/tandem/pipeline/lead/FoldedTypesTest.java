package org.tandem.pipeline.lead;

import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A type that is new on a folded topic must be folded, or left out on purpose, and then stand here. */
class FoldedTypesTest {

    /** What {@code lead.disqualified} says, {@code lead.scored} says too, and takes it back. */
    private static final Set<EventType<?>> MEAN_NOTHING_HERE = Set.of(EventTypes.CAPTURE_REFUSED, EventTypes.LEAD_DISQUALIFIED);

    @Test
    void everyTypeIsFoldedOrKnowinglyNot() {
        // Given
        Set<EventType<?>> folded = new HashSet<>(List.of(EventTypes.LEAD_CAPTURED, EventTypes.LEAD_ATTRIBUTES_CHANGED,
                EventTypes.LEAD_LINKED, EventTypes.LEAD_UNLINKED, EventTypes.LEAD_ERASED, EventTypes.PROFILE_CAPTURED,
                EventTypes.CONSENT_CHANGED, EventTypes.REQUEST_REFUSED,
                EventTypes.LEAD_SCORED, EventTypes.LEAD_QUALIFIED, EventTypes.PIPELINE_NOTE_WRITTEN,
                // every activity and every fact of pipeline has a branch of its own, by their interfaces
                EventTypes.PAGE_VIEWED, EventTypes.FORM_SUBMITTED, EventTypes.EMAIL_OPENED, EventTypes.EMAIL_CLICKED,
                EventTypes.WEBINAR_INVITED, EventTypes.WEBINAR_REGISTERED, EventTypes.WEBINAR_ATTENDED, EventTypes.WEBINAR_MISSED,
                EventTypes.ASSET_DOWNLOADED, EventTypes.CUSTOM_ACTIVITY,
                EventTypes.LEAD_ASSIGNED, EventTypes.LEAD_ACCEPTED, EventTypes.LEAD_REJECTED, EventTypes.LEAD_RECYCLED,
                EventTypes.LEAD_WOKEN, EventTypes.LEAD_MERGED, EventTypes.LEAD_CONTACTED, EventTypes.OPPORTUNITY_OPENED,
                EventTypes.OPPORTUNITY_STAGE_MOVED, EventTypes.OPPORTUNITY_WON, EventTypes.OPPORTUNITY_LOST,
                EventTypes.OPPORTUNITY_IMPORTED_WON, EventTypes.IDENTITY_DECLARED,
                EventTypes.REP_JOINED, EventTypes.REP_CHANGED, EventTypes.REP_LEFT));
        folded.addAll(MEAN_NOTHING_HERE);

        // Then
        assertThat(Stream.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE,
                        Topics.PIPELINE_NOTES).flatMap(topic -> EventTypes.on(topic).stream()).collect(Collectors.toSet()))
                .isEqualTo(folded);
    }
}

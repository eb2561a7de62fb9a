package org.tandem.events.contract;

import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
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

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventTypesTest {

    /** Which topic the facts of which interface are on. */
    private static final Map<Class<?>, Topic> HOME = Map.ofEntries(
            entry(LeadEvent.class, Topics.LEADS),
            entry(ProfileEvent.class, Topics.LEAD_PROFILES),
            entry(ActivityEvent.class, Topics.ACTIVITIES),
            entry(RejectedCaptureEvent.class, Topics.REJECTED_CAPTURES),
            entry(ScoreEvent.class, Topics.SCORES),
            entry(PipelineEvent.class, Topics.PIPELINE),
            entry(TeamEvent.class, Topics.PIPELINE),
            entry(TeamRequest.class, Topics.PIPELINE_REQUESTS),
            entry(PipelineNoteEvent.class, Topics.PIPELINE_NOTES),
            entry(PipelineRequest.class, Topics.PIPELINE_REQUESTS),
            entry(FeedbackEvent.class, Topics.FEEDBACK),
            entry(FeedbackNoteEvent.class, Topics.FEEDBACK_NOTES),
            entry(FeedbackRequest.class, Topics.FEEDBACK_REQUESTS));

    @Test
    void everySealedInterfaceHasATopicOrIsShared() {
        assertThat(Vocabulary.sealedInterfaces()).filteredOn(sealed -> sealed != RequestEvent.class)
                .containsExactlyInAnyOrderElementsOf(HOME.keySet());
        assertThat(Vocabulary.records(RequestEvent.class).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(EventTypes.shared().stream().map(type -> type.data().getName()).toList());
    }

    @Test
    void everyRecordHasOneTypeOnItsTopic() {
        Map<Topic, List<String>> records = HOME.entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue,
                Collectors.flatMapping(home -> Vocabulary.records(home.getKey()).map(Class::getName), Collectors.toList())));
        records.forEach((topic, names) -> assertThat(names).as(topic.name()).containsExactlyInAnyOrderElementsOf(
                EventTypes.on(topic).stream().filter(type -> !EventTypes.shared().contains(type))
                        .map(type -> type.data().getName()).toList()));
    }

    @Test
    void everyConstantIsListedOnceInAFixedOrder() {
        // Given
        List<EventType<?>> constants = Arrays.stream(EventTypes.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == EventType.class)
                .<EventType<?>>map(EventTypesTest::value)
                .toList();

        // Then
        assertThat(EventTypes.all()).containsExactlyInAnyOrderElementsOf(constants).doesNotHaveDuplicates();
        assertThat(EventTypes.all()).startsWith(EventTypes.LEAD_CAPTURED)
                .endsWith(EventTypes.VERDICT_GIVE_REQUESTED, EventTypes.REQUEST_REFUSED);
    }

    @Test
    void namesOnTheWireAreDistinctAndPlain() {
        assertThat(EventTypes.all()).extracting(EventType::wireName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("org\\.tandem\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*"));
    }

    @Test
    void saysNothingOfTopicsThatCarryOtherServicesRecords() {
        assertThat(EventTypes.on(Topics.LEAD_CAPTURE_PARKED)).isEmpty();
    }

    @Test
    void refusesATypeThatIsNotOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType<>("com.other.lead", 1, String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType<>("org.tandem.lead", 0, String.class));
    }

    private static EventType<?> value(Field constant) {
        try {
            return (EventType<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

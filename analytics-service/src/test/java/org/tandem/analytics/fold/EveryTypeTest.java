package org.tandem.analytics.fold;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.request.RequestEvent;
import org.tandem.events.score.ScoreEvent;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.StreamRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Who adds a type to a topic that analytics reads says here whether it means anything to it. */
class EveryTypeTest {

    private static final Path HISTORY = Path.of("../events/src/test/resources/history");
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
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

    /** What is said of a type here is what the code does with one. */
    @Test
    void whatIsCountedIsReadAndWhatIsPassedOverIsNot() throws IOException {
        for (Topic topic : new AnalyticsStream(Set.of()).topics()) {
            for (EventType<?> type : EventTypes.on(topic)) {
                assertThat(News.of(List.of(example(topic, type)), Set.of()).isNone()).as(type.wireName())
                        .isEqualTo(PASSED_OVER.contains(type.data()));
            }
        }
    }

    /** As one was stored when the type was new. */
    private static <D> StreamRecord example(Topic topic, EventType<D> type) throws IOException {
        try (Stream<Path> files = Files.list(HISTORY.resolve(type.wireName()))) {
            Path full = files.filter(file -> file.toString().endsWith("-full.json")).max(Comparator.naturalOrder()).orElseThrow();
            D data = JSON.readValue(full.toFile(), type.data());
            Instant now = Instant.parse("2026-11-20T10:00:00Z");
            Envelope<D> envelope = new Envelope<>(new UUID(0, 1), "/test", type, null, now, now, null, "00112233445566778899aabbccddeeff", data);
            return new StreamRecord(new TopicPartition(topic.name(), 0), 0, "key", envelope, Files.readAllBytes(full), null);
        }
    }

    /** An analyst needs none of it, and what is not read cannot leak. */
    @Test
    void noPersonalDataIsRead() {
        assertThat(new AnalyticsStream(Set.of()).topics()).isNotEmpty().noneMatch(Topic::personalData);
    }
}

package org.tandem.projection.tally;

import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;

import java.util.List;
import java.util.UUID;

/** Topics that no other test has. */
public record TallyTopics(String name, Topic added, Topic taken, Topic labels, Topic noticed, Topic parked) {

    public static TallyTopics fresh() {
        String name = "tally-" + UUID.randomUUID().toString().substring(0, 8);
        return new TallyTopics(name, topic(name + "-added", Retention.FOR_EVER), topic(name + "-taken", Retention.FOR_EVER),
                topic(name + "-labels", Retention.LATEST_PER_KEY), topic(name + "-noticed", Retention.FOR_EVER),
                topic(name + "-parked", Retention.THIRTY_DAYS));
    }

    public List<Topic> read() {
        return List.of(added, taken, labels);
    }

    public List<Topic> all() {
        return List.of(added, taken, labels, noticed, parked);
    }

    public EventCodec codec() {
        return new EventCodec(all(), this::typesOn);
    }

    private List<EventType<?>> typesOn(Topic topic) {
        if (topic.equals(added)) {
            return List.of(TallyEvent.ADDED);
        }
        if (topic.equals(taken)) {
            return List.of(TallyEvent.TAKEN);
        }
        if (topic.equals(labels)) {
            return List.of(TallyEvent.LABELLED);
        }
        return topic.equals(noticed) ? List.of(TallyEvent.NOTICED) : List.of();
    }

    private static Topic topic(String name, Retention retention) {
        return new Topic(name, "tally", "who", retention, false);
    }
}

package org.tandem.projection.decide;

import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;

import java.util.List;
import java.util.UUID;

/** Topics that no other test has. */
record SeatTopics(String name, Topic seats, Topic offers, Topic requests, Topic notes, Topic parked) {

    static SeatTopics fresh() {
        String name = "seat-" + UUID.randomUUID().toString().substring(0, 8);
        return new SeatTopics(name, topic(name + "-seats", Retention.FOR_EVER), topic(name + "-offers", Retention.FOR_EVER),
                topic(name + "-requests", Retention.SEVEN_DAYS),
                new Topic(name + "-notes", "seat", "seat/eventId", Retention.LATEST_PER_KEY, true),
                topic(name + "-parked", Retention.THIRTY_DAYS));
    }

    List<Topic> all() {
        return List.of(seats, offers, requests, notes, parked);
    }

    EventCodec codec() {
        return new EventCodec(all(), this::typesOn);
    }

    private List<EventType<?>> typesOn(Topic topic) {
        if (topic.equals(seats)) {
            return List.of(SeatEvent.TAKEN, EventTypes.REQUEST_REFUSED);
        }
        if (topic.equals(offers)) {
            return List.of(SeatEvent.OFFERED, SeatEvent.PAINTED);
        }
        if (topic.equals(notes)) {
            return List.of(SeatEvent.NOTED);
        }
        return topic.equals(requests) ? List.of(SeatEvent.TAKE, SeatEvent.GIVE) : List.of();
    }

    private static Topic topic(String name, Retention retention) {
        return new Topic(name, "seat", "seat", retention, false);
    }
}

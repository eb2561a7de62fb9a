package org.tandem.projection.service;

import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one service writes and reads; each service produces one.
 *
 * @param service such as {@code lead-capture}: its name on the stream, its consumer group and its schema
 * @param writes  the topics only it may write, without the parked one
 * @param reads   the topics its tables are folded from
 * @param parked  where it keeps what it cannot read
 * @param typesOn the types that may be on a topic
 */
public record ServiceStream(String service, List<Topic> writes, List<Topic> reads, Topic parked,
                            Function<Topic, List<EventType<?>>> typesOn) {

    public ServiceStream {
        Objects.requireNonNull(parked, "parked");
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
    }

    /** The CloudEvents {@code source} of what it writes. */
    public String source() {
        return "/" + service;
    }

    /** Where a service that decides is asked; among what it writes, and read by it alone. */
    public Topic requests() {
        return Topics.requests(service);
    }

    /** The schema that belongs to the service, whatever the version of its tables. */
    public String controlSchema() {
        return service.replace('-', '_');
    }

    public List<Topic> topics() {
        return Stream.of(writes, reads, List.of(parked)).flatMap(List::stream).distinct().toList();
    }
}

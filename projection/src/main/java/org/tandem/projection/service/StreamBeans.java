package org.tandem.projection.service;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;

import java.util.Map;

/** What a service's beans need to write: one of each in a process. */
@Dependent
class StreamBeans {

    @Produces
    @Singleton
    Publisher publisher(ServiceStream stream, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        return Publisher.connect(connection, stream.service());
    }

    void close(@Disposes Publisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    EventCodec codec(ServiceStream stream) {
        return new EventCodec(stream.topics(), stream.typesOn());
    }

    @Produces
    @Singleton
    Partitions partitions(StreamConfig config) {
        return new Partitions(config.partitions());
    }
}

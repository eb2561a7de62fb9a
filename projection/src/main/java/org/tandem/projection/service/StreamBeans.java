package org.tandem.projection.service;

import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.trace.Tracing;

import javax.sql.DataSource;
import java.util.Map;

/** What a service's beans need to write: one of each in a process. */
@Dependent
class StreamBeans {

    /** Who waits holds a future, not a thread; more are told at once that their request is pending. */
    private static final int MOST_WAITING = 10_000;

    @Produces
    @Singleton
    Publisher publisher(ServiceStream stream, @Identifier("default-kafka-broker") Map<String, Object> connection,
                        Instance<OpenTelemetry> telemetry) {
        return Publisher.connect(connection, stream.service(),
                telemetry.isResolvable() ? new Tracing(telemetry.get()) : Tracing.OFF);
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

    /** How a service that decides is asked; only there, because it needs the decisions' tables. */
    @Produces
    @Singleton
    Requests requests(ServiceStream stream, EventCodec codec, Partitions partitions, Publisher publisher,
                      Instance<DataSource> database) {
        return new Requests(database.get(), stream.controlSchema(), codec, partitions, publisher, stream.source(),
                stream.requests(), MOST_WAITING);
    }

    void close(@Disposes Requests requests) {
        requests.close();
    }
}

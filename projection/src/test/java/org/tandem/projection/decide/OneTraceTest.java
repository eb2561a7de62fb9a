package org.tandem.projection.decide;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.envelope.Attribute;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyProjection;
import org.tandem.projection.trace.Recorded;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** One service publishes what it was asked and says what follows; another decides because of it. */
class OneTraceTest {

    private final Recorded recorded = new Recorded();
    private final Tally tally = new Tally(Map.of(), recorded.tracing);
    private final Seats seats = new Seats(recorded.tracing);

    @AfterEach
    void close() throws Exception {
        tally.close();
        seats.close();
    }

    @Test
    void whatARequestCausesInEveryServiceIsOneTrace() {
        // Given both services, at rest
        Projector folding = tally.start();
        seats.fold(1);
        seats.decide();
        Tally.until(folding::isCaughtUp);
        Span form = recorded.tracer().spanBuilder("POST /forms").startSpan();

        // When the first publishes what somebody asks for, and says what follows from it
        ProducerRecord<byte[], byte[]> asked = tally.events.added("ana", 1, TallyProjection.NOTICE);
        try (Scope scope = form.makeCurrent()) {
            tally.publisher.publish(List.of(asked)).join();
        }
        form.end();
        tally.untilFolded(1);
        ConsumerRecord<byte[], byte[]> effect = tally.log.read(tally.topics.noticed().name()).get(0);
        // and the second has to decide because of that
        UUID request = UUID.randomUUID();
        ProducerRecord<byte[], byte[]> follows = seats.take(request, "a1", "ana");
        follows.headers().add(effect.headers().lastHeader(Attribute.TRACE_PARENT));
        seats.send(follows);
        seats.untilDecided(List.of(request));
        ConsumerRecord<byte[], byte[]> outcome = seats.outcomes().get(request).get(0);

        // Then it is one trace, and each step knows the one before
        Tally.until(() -> span("fold " + tally.topics.added().name()) != null);
        SpanData publish = span("publish " + tally.topics.added().name());
        SpanData fold = span("fold " + tally.topics.added().name());
        SpanData effects = span("publish " + tally.topics.noticed().name());
        SpanData decide = span("decide " + SeatEvent.TAKE.name());
        assertThat(publish.getParentSpanId()).isEqualTo(form.getSpanContext().getSpanId());
        assertThat(fold.getParentSpanId()).isEqualTo(publish.getSpanId());
        assertThat(effects.getParentSpanId()).isEqualTo(publish.getSpanId());
        assertThat(decide.getParentSpanId()).isEqualTo(effects.getSpanId());
        assertThat(Seats.header(outcome, Attribute.TRACE_PARENT)).isEqualTo("00-" + form.getSpanContext().getTraceId() + "-"
                + decide.getSpanId() + "-01");
        assertThat(recorded.spans().stream().map(SpanData::getTraceId).collect(Collectors.toSet()))
                .containsExactly(form.getSpanContext().getTraceId());
        assertThat(decide.getAttributes().asMap().values()).contains(request.toString(), "granted");
    }

    private SpanData span(String name) {
        return recorded.spans().stream().filter(span -> span.getName().equals(name)).findFirst().orElse(null);
    }
}

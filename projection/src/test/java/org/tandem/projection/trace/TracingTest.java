package org.tandem.projection.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.projection.codec.StreamRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TracingTest {

    private static final String ONE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-2af7651916cd43dd8448eb211c80319c-d7ad6b7169203331-00";

    private final Recorded recorded = new Recorded();

    @Test
    void aBatchOfOneIsAPartOfItsTrace() {
        // When
        recorded.tracing.folding(List.of(read(ONE))).close();

        // Then
        SpanData fold = recorded.only();
        assertThat(fold.getName()).isEqualTo("fold leads");
        assertThat(fold.getTraceId()).isEqualTo(ONE.substring(3, 35));
        assertThat(fold.getParentSpanId()).isEqualTo(ONE.substring(36, 52));
    }

    @Test
    void aBatchOfManyIsLinkedToTheTracesThatAreRecorded() {
        // When
        recorded.tracing.folding(List.of(read(ONE), read(null), read(NOT_SAMPLED), read(OTHER))).close();

        // Then it is in none of them, because it is in all of them
        SpanData fold = recorded.only();
        assertThat(fold.getParentSpanContext().isValid()).isFalse();
        assertThat(fold.getLinks()).extracting(LinkData::getSpanContext).extracting(context -> context.getTraceId())
                .containsExactly(ONE.substring(3, 35), OTHER.substring(3, 35));
        assertThat(fold.getTraceId()).isNotIn(ONE.substring(3, 35), OTHER.substring(3, 35));
    }

    @Test
    void aBatchHasAnEndToItsLinks() {
        // Given
        List<StreamRecord> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(read(ONE));
        }

        // When
        recorded.tracing.folding(records).close();

        // Then
        assertThat(recorded.only().getLinks()).hasSize(64);
    }

    @Test
    void whatIsPartOfNoTraceBeginsNone() {
        // Given
        ProducerRecord<byte[], byte[]> record = record();

        // When
        recorded.tracing.asked(List.of(record)).close();
        Tracing.passOn(read(null), record);
        recorded.tracing.published(List.of(record)).close();
        recorded.tracing.folding(List.of(read(null), read("no trace at all"))).close();

        // Then
        assertThat(recorded.spans()).isEmpty();
        assertThat(record.headers()).isEmpty();
    }

    @Test
    void whereNothingIsRecordedAContextIsPassedOnAsItIs() {
        // Given
        ProducerRecord<byte[], byte[]> effect = record();
        ProducerRecord<byte[], byte[]> outcome = record();

        // When
        Tracing.passOn(read(ONE), effect);
        Tracing.OFF.published(List.of(effect)).close();
        Tracing.OFF.folding(List.of(read(ONE))).close();
        Tracing.OFF.decided(read(ONE), List.of(outcome), null, Instant.EPOCH);

        // Then
        assertThat(TraceParent.of(effect)).isEqualTo(ONE);
        assertThat(effect.headers()).hasSize(1);
        assertThat(TraceParent.of(outcome)).isEqualTo(ONE);
    }

    @Test
    void whatCannotBeUnderstoodBeginsNoTrace() {
        // Given
        ProducerRecord<byte[], byte[]> effect = record();

        // When
        Tracing.passOn(read("00-zz"), effect);
        recorded.tracing.published(List.of(effect)).close();
        recorded.tracing.decided(read("00-zz"), List.of(), null, Instant.EPOCH);

        // Then
        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void whatSomebodyAsksForContinuesTheirSpan() {
        // Given
        ProducerRecord<byte[], byte[]> record = record();
        Span request = recorded.tracer().spanBuilder("POST /leads").startSpan();

        // When
        try (Scope scope = request.makeCurrent(); Spans publishing = recorded.tracing.asked(List.of(record))) {
            assertThat(publishing.isEmpty()).isFalse();
        }

        // Then
        SpanData publish = recorded.only();
        assertThat(publish.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(TraceParent.of(record)).isEqualTo("00-" + publish.getTraceId() + "-" + publish.getSpanId() + "-01");
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("leads", new byte[] {1});
    }

    private static StreamRecord read(String traceParent) {
        return new StreamRecord(new TopicPartition("leads", 0), 0, "key", null, null, traceParent);
    }
}

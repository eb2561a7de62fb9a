package org.tandem.projection.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tandem.events.envelope.Attribute;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The header {@code traceparent} of W3C Trace Context (version 00, 55 characters): which span a record comes from. */
final class TraceParent {

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(Attribute.TRACE_PARENT);
        }

        @Override
        public String get(String carrier, String key) {
            return Attribute.TRACE_PARENT.equals(key) ? carrier : null;
        }
    };

    private TraceParent() {
    }

    /** What a header says; the root where it says nothing that can be understood, because a trace is nobody's reason to fail. */
    static Context read(String header) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, GETTER);
    }

    /** Null if the record has none. */
    static String of(ProducerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Attribute.TRACE_PARENT);
        return header == null ? null : new String(header.value(), StandardCharsets.ISO_8859_1);
    }

    static void put(ProducerRecord<byte[], byte[]> record, Span span) {
        SpanContext context = span.getSpanContext();
        put(record.headers(), "00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex());
    }

    static void put(Headers headers, String header) {
        headers.remove(Attribute.TRACE_PARENT);
        headers.add(Attribute.TRACE_PARENT, header.getBytes(StandardCharsets.ISO_8859_1));
    }
}

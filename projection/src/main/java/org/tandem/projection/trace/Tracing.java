package org.tandem.projection.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.envelope.Envelope;
import org.tandem.projection.codec.StreamRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins what one request causes, in whichever service, to one trace. A record carries the W3C trace context of the span
 * that published it; whatever is decided or published because of the record continues from there.
 *
 * <p>Only a request from outside begins a trace. What comes of a record that carries none, such as one of a timer, has no
 * spans: a list of a million leads would be as many traces. Attributes are those of OpenTelemetry's conventions for
 * messaging and CloudEvents, and hold ids, names and counts.
 *
 * <p>Where nothing is recorded, the context of a record is passed on to what the record causes as it is, so that such a
 * service is a gap in a trace and not its end.
 */
public final class Tracing {

    public static final Tracing OFF = new Tracing(OpenTelemetry.noop());
    private static final String NAME = "org.tandem.projection";
    /** Of a span, the SDK keeps twice as many; nobody reads more. */
    private static final int MOST_LINKS = 64;

    private final Tracer tracer;
    private final boolean recording;

    /** @param telemetry {@link OpenTelemetry#noop} where nothing is recorded */
    public Tracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(NAME);
        this.recording = telemetry != OpenTelemetry.noop();
    }

    /** What somebody asks for just now is being published: the records continue the current span, if there is one. */
    public Spans asked(List<ProducerRecord<byte[], byte[]>> records) {
        if (!recording) {
            return Spans.NONE;
        }
        Context current = Context.current();
        if (!Span.fromContext(current).getSpanContext().isValid()) {
            return Spans.NONE;
        }
        Span span = publishing(records.get(0), current).setAttribute("messaging.batch.message_count", records.size()).startSpan();
        records.forEach(record -> TraceParent.put(record, span));
        return new Spans(List.of(span));
    }

    /** The cause's context is the record's, until {@link #published} says more. */
    public static void passOn(StreamRecord cause, ProducerRecord<byte[], byte[]> record) {
        if (cause.traceParent() != null) {
            TraceParent.put(record.headers(), cause.traceParent());
        }
    }

    /** What other records caused is being published: each continues from the context that it carries. */
    public Spans published(List<ProducerRecord<byte[], byte[]>> records) {
        if (!recording) {
            return Spans.NONE;
        }
        List<Span> spans = new ArrayList<>(0);
        for (ProducerRecord<byte[], byte[]> record : records) {
            String header = TraceParent.of(record);
            Context cause = header == null ? Context.root() : TraceParent.read(header);
            if (contextOf(cause).isValid()) {
                Span span = publishing(record, cause).startSpan();
                TraceParent.put(record, span);
                spans.add(span);
            }
        }
        return spans.isEmpty() ? Spans.NONE : new Spans(spans);
    }

    /** A batch is being folded. It is a part of the trace of its only record, and linked to the traces of several. */
    public Spans folding(List<StreamRecord> records) {
        if (!recording) {
            return Spans.NONE;
        }
        List<Context> recorded = new ArrayList<>(0);
        for (StreamRecord record : records) {
            if (record.traceParent() != null && recorded.size() < MOST_LINKS) {
                Context context = TraceParent.read(record.traceParent());
                if (contextOf(context).isSampled()) {
                    recorded.add(context);
                }
            }
        }
        if (recorded.isEmpty()) {
            return Spans.NONE;
        }
        SpanBuilder span = tracer.spanBuilder("fold " + records.get(0).topic()).setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.batch.message_count", records.size());
        if (recorded.size() == 1 && records.size() == 1) {
            span.setParent(recorded.get(0));
        } else {
            span.setNoParent();
            recorded.forEach(context -> span.addLink(contextOf(context)));
        }
        return new Spans(List.of(span.startSpan()));
    }

    /**
     * A request was decided: its outcome continues from its context. An attempt that was rolled back afterwards is in the
     * trace, too, for the time that it took.
     *
     * @param records the outcome, before it is stored
     * @param refusal the code; null if granted
     * @param began   when deciding the batch that the request was in began
     */
    public void decided(StreamRecord request, List<ProducerRecord<byte[], byte[]>> records, String refusal, Instant began) {
        if (request.traceParent() == null) {
            return;
        }
        if (!recording) {
            records.forEach(record -> TraceParent.put(record.headers(), request.traceParent()));
            return;
        }
        Context cause = TraceParent.read(request.traceParent());
        if (!contextOf(cause).isValid()) {
            return;
        }
        Envelope<?> asked = request.envelope();
        Span span = tracer.spanBuilder("decide " + asked.type().name()).setSpanKind(SpanKind.CONSUMER)
                .setParent(cause)
                .setStartTimestamp(began)
                .setAttribute("cloudevents.event_id", asked.id().toString())
                .setAttribute("cloudevents.event_type", asked.type().wireName())
                .setAttribute("tandem.outcome", refusal == null ? "granted" : refusal)
                .startSpan();
        records.forEach(record -> TraceParent.put(record, span));
        span.end();
    }

    private SpanBuilder publishing(ProducerRecord<byte[], byte[]> record, Context parent) {
        return tracer.spanBuilder("publish " + record.topic()).setSpanKind(SpanKind.PRODUCER).setParent(parent)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", record.topic());
    }

    private static SpanContext contextOf(Context context) {
        return Span.fromContext(context).getSpanContext();
    }
}

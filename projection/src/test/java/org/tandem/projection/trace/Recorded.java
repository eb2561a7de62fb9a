package org.tandem.projection.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Traces of one test's own, every one of them recorded. */
public final class Recorded {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder().setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build()).build();
    public final Tracing tracing = new Tracing(telemetry);

    public Tracer tracer() {
        return telemetry.getTracer("test");
    }

    /** Those that ended. */
    public List<SpanData> spans() {
        return exporter.getFinishedSpanItems();
    }

    SpanData only() {
        assertThat(spans()).hasSize(1);
        return spans().get(0);
    }
}

package org.tandem.rest.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;

/**
 * What records traces in this process. Without a collector only the interface is there, and nothing of the SDK runs. Not the
 * extension of Quarkus, which would write down what was asked for (ADR 21).
 */
@Dependent
class Telemetry {

    @Produces
    @Singleton
    OpenTelemetry telemetry(TraceConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        return config.endpoint().map(collector -> recording(collector, config.share(), service)).orElseGet(OpenTelemetry::noop);
    }

    void close(@Disposes OpenTelemetry telemetry) {
        if (telemetry instanceof AutoCloseable recording) {
            try {
                recording.close();
            } catch (Exception lost) {
                // What was not sent until now is not worth a word at the end.
            }
        }
    }

    private static OpenTelemetry recording(URI collector, double share, String service) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString().replaceAll("/+$", "") + "/v1/traces").build();
        SdkTracerProvider spans = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service,
                        AttributeKey.stringKey("service.namespace"), "tandem")))
                // what was begun elsewhere is recorded if it was there: a trace has no holes
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(spans).build();
    }
}

package org.tandem.projection.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tandem.projection.decide.DecideStatus;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.fold.FoldStatus;
import org.tandem.projection.fold.Projector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What folding and deciding do, as metrics; never with a key or an id as a tag. */
@ApplicationScoped
class StreamMetrics {

    private final StreamService service;
    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();
    private final List<Meter> registered = new ArrayList<>();

    StreamMetrics(StreamService service, MeterRegistry registry) {
        this.service = service;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        count("tandem.fold.events", "Events whose meaning is in the tables", FoldStatus::folded);
        count("tandem.fold.repeats", "Events that had been folded before", FoldStatus::repeats);
        count("tandem.fold.parked", "Records that could not be read and were parked", FoldStatus::parked);
        count("tandem.fold.unknown", "Events of types this version does not know", FoldStatus::unknown);
        count("tandem.fold.failures", "Transactions that failed and were tried again", FoldStatus::failures);
        countDecisions("tandem.decide.granted", "Requests that were granted", DecideStatus::granted);
        countDecisions("tandem.decide.refused", "Requests that were refused, expired ones among them", DecideStatus::refused);
        countDecisions("tandem.decide.repeats", "Requests that had an outcome already", DecideStatus::repeats);
        countDecisions("tandem.decide.parked", "Requests that could not be read or decided and were parked", DecideStatus::parked);
        countDecisions("tandem.decide.failures", "Batches of requests that failed and were tried again", DecideStatus::failures);
        countDecisions("tandem.decide.late", "Requests decided more than a minute after what they are about", DecideStatus::late);
        registered.add(FunctionCounter.builder("tandem.decide.wait", service, s -> ofDecisions(s, DecideStatus::waitedMillis) / 1000.0)
                .baseUnit("seconds").description("From what the requests are about to their decisions: of a qualified lead, from"
                        + " its last deed to the inbox; the sum of all").register(registry));
        gauge("tandem.stream.ready", "1 once facts may be written and the tables hold what was in the stream at the start", null,
                s -> s.isWritable() && s.isCaughtUp() ? 1 : 0);
        gauge("tandem.fold.behind", "Records in the stream that are not in the tables yet", "records", s -> of(s, FoldStatus::behind));
        gauge("tandem.decide.partitions.stopped", "Partitions of requests that wait for a person", null,
                s -> ofDecisions(s, status -> status.stopped().size()));
        gauge("tandem.fold.partitions.stopped", "Partitions that wait for a person", null, s -> of(s, status -> status.stopped().size()));
        gauge("tandem.fold.newest.age", "Age of the newest folded event when it is asked for", "seconds", s -> of(s, this::age));
    }

    /** The registry may outlive the application: a meter left in it would ask a service that is gone, and fail every scrape. */
    void withdraw(@Observes ShutdownEvent event) {
        registered.forEach(registry::remove);
    }

    private void count(String name, String description, ToDoubleFunction<FoldStatus> value) {
        registered.add(FunctionCounter.builder(name, service, s -> of(s, value)).description(description).register(registry));
    }

    private void countDecisions(String name, String description, ToDoubleFunction<DecideStatus> value) {
        registered.add(FunctionCounter.builder(name, service, s -> ofDecisions(s, value)).description(description).register(registry));
    }

    private void gauge(String name, String description, String unit, ToDoubleFunction<StreamService> value) {
        registered.add(Gauge.builder(name, service, value).description(description).baseUnit(unit).register(registry));
    }

    private static double ofDecisions(StreamService service, ToDoubleFunction<DecideStatus> value) {
        Decider decider = service.decider();
        return decider == null ? 0 : value.applyAsDouble(decider.status());
    }

    private static double of(StreamService service, ToDoubleFunction<FoldStatus> value) {
        Projector projector = service.projector();
        return projector == null ? 0 : value.applyAsDouble(projector.status());
    }

    private double age(FoldStatus status) {
        Instant newest = status.newestRecordedTime();
        return newest == null ? 0 : Duration.between(newest, clock.instant()).toMillis() / 1000.0;
    }
}

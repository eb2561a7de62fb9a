package org.tandem.projection.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.fold.Projector;

/**
 * Ready once the tables hold what was in the stream at the start. Later lag never takes readiness back: a service that is
 * behind answers with what it has, and restarting it would not make it faster.
 */
@Readiness
@ApplicationScoped
class CaughtUpCheck implements HealthCheck {

    private final StreamService service;

    CaughtUpCheck(StreamService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("stream")
                .status(service.isWritable() && service.isCaughtUp())
                .withData("writable", service.isWritable())
                .withData("caughtUp", service.isCaughtUp());
        Projector projector = service.projector();
        if (projector != null) {
            response.withData("folded", projector.status().folded());
            projector.status().stopped().forEach((partition, why) -> response.withData("stopped " + partition, why));
        }
        Decider decider = service.decider();
        if (decider != null) {
            decider.status().stopped().forEach((partition, why) -> response.withData("stopped " + partition, why));
        }
        return response.build();
    }
}

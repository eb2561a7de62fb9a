package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.Identity;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.settings.IdentityConfig;
import org.tandem.projection.service.ServiceStream;

import java.util.List;

/** What lead-capture is on the stream, and whose namespace it derives ids in. */
@Dependent
class LeadCaptureBeans {

    @Produces
    @Singleton
    ServiceStream stream() {
        return new ServiceStream(Topics.LEAD_CAPTURE,
                List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.REJECTED_CAPTURES),
                List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.REJECTED_CAPTURES),
                Topics.LEAD_CAPTURE_PARKED, EventTypes::on);
    }

    @Produces
    @Singleton
    Identity identity(IdentityConfig config) {
        return new Identity(config.namespace().orElseThrow(() -> new IllegalStateException("no start without a namespace")));
    }
}

package org.tandem.analytics.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.events.EventTypes;
import org.tandem.events.topic.Topics;
import org.tandem.projection.service.ServiceStream;

import java.time.Clock;
import java.util.List;

/** What analytics is on the stream: it writes nothing but what it cannot read. */
@Dependent
class AnalyticsBeans {

    @Produces
    @Singleton
    ServiceStream stream() {
        return new ServiceStream(Topics.ANALYTICS_SERVICE, List.of(),
                List.of(Topics.LEADS, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE, Topics.FEEDBACK),
                Topics.ANALYTICS_PARKED, EventTypes::on);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}

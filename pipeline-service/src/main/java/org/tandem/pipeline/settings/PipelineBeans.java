package org.tandem.pipeline.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.events.EventTypes;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.lifecycle.LeadLifecycle;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.service.ServiceStream;

import java.util.List;

/** What pipeline is on the stream, and by which rules it decides. */
@Dependent
class PipelineBeans {

    @Produces
    @Singleton
    ServiceStream stream() {
        return new ServiceStream(Topics.PIPELINE_SERVICE,
                List.of(Topics.PIPELINE, Topics.PIPELINE_NOTES, Topics.PIPELINE_REQUESTS),
                List.of(Topics.LEADS, Topics.LEAD_PROFILES, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE,
                        Topics.PIPELINE_NOTES),
                Topics.PIPELINE_PARKED, EventTypes::on);
    }

    @Produces
    @Singleton
    SalesRules rules(PipelineConfig config) {
        return SalesSettings.rules(config);
    }

    @Produces
    @Singleton
    LeadLifecycle lifecycle(SalesRules rules) {
        return new LeadLifecycle(rules);
    }
}

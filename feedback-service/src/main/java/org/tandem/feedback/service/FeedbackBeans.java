package org.tandem.feedback.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.events.EventTypes;
import org.tandem.events.topic.Topics;
import org.tandem.projection.service.ServiceStream;

import java.util.List;

/** What feedback is on the stream. */
@Dependent
class FeedbackBeans {

    @Produces
    @Singleton
    ServiceStream stream() {
        return new ServiceStream(Topics.FEEDBACK_SERVICE,
                List.of(Topics.FEEDBACK, Topics.FEEDBACK_NOTES, Topics.FEEDBACK_REQUESTS),
                List.of(Topics.LEADS, Topics.PIPELINE, Topics.FEEDBACK, Topics.FEEDBACK_NOTES),
                Topics.FEEDBACK_PARKED, EventTypes::on);
    }
}

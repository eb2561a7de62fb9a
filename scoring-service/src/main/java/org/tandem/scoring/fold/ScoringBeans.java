package org.tandem.scoring.fold;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.tandem.events.EventTypes;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.settings.ModelSource;
import org.tandem.scoring.settings.ScoringConfig;

import java.time.Clock;
import java.util.List;

/** What scoring is on the stream, and by which model. */
@Dependent
class ScoringBeans {

    @Produces
    @Singleton
    ServiceStream stream() {
        return new ServiceStream(Topics.SCORING, List.of(Topics.SCORES),
                List.of(Topics.LEADS, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE, Topics.FEEDBACK),
                Topics.SCORING_PARKED, EventTypes::on);
    }

    @Produces
    @Singleton
    ModelSource model(ScoringConfig config) {
        return ModelSource.read(config.model());
    }

    @Produces
    @Singleton
    Counting counting(ModelSource source) {
        return new Counting(source.model());
    }

    @Produces
    @Singleton
    Projection projection(ModelSource source, Counting counting, EventCodec codec, Partitions partitions) {
        return new ScoreStream(counting, codec, partitions, Clock.systemUTC(), source.fingerprint());
    }
}

package org.tandem.scoring.fold;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.sql.FoldedWith;
import org.tandem.scoring.engagement.Counting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Scoring's tables as a fold of what is known of leads, of what was said of them and of what sales made of them, and what
 * new facts make worth saying of a person.
 *
 * <p>Facts and what was said meet only in the row of a lead. Facts commute with each other; what was said is the last of
 * it; and when a person is due is worked out of the rows of all their ids whenever one of them or their links change; so
 * topics may be interleaved in any way. Something new is said only where a fact may still have effects: a replay
 * reads from {@code scores} what was said, and says nothing.
 */
public final class ScoreStream implements Projection {

    private final Counting counting;
    private final Partitions partitions;
    private final Saying saying;
    private final FoldedWith guard;

    public ScoreStream(Counting counting, EventCodec codec, Partitions partitions, Clock clock, String fingerprint) {
        this.counting = counting;
        this.partitions = partitions;
        this.saying = new Saying(counting.model(), codec, partitions, clock);
        this.guard = new FoldedWith("model", "tandem.scoring.model", fingerprint);
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.LEADS, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE, Topics.FEEDBACK);
    }

    @Override
    public Acting acting() {
        return new Acting.Once(Topics.SCORES);
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        guard.check(db);
        Map<UUID, News> news = new HashMap<>();
        Map<UUID, Instant> erasures = new HashMap<>();
        SalesNews sales = new SalesNews();
        Owners owners = new Owners();
        LinkNews links = new LinkNews();
        for (StreamRecord record : records) {
            read(record, news, erasures);
            sales.read(record);
            owners.read(record.envelope());
            links.read(record);
        }
        Set<UUID> parted = erasures.isEmpty() ? Set.of() : new Forgetting(db, counting).forget(erasures);
        Set<UUID> leads = new HashSet<>(news.keySet());
        leads.addAll(sales.leads());
        leads.addAll(owners.leads());
        leads.addAll(links.leads());
        Map<UUID, Instant> erased = FactStore.ERASURES.until(db, leads);
        erased.forEach((lead, until) -> {
            if (news.containsKey(lead)) {
                news.get(lead).leaveOut(until);
            }
        });
        sales.leaveOut(erased);
        owners.leaveOut(erased);
        links.leaveOut(erased);
        news.values().removeIf(News::isEmpty);
        owners.write(db);
        new LabelStore(db).fold(sales, erasures.keySet());
        new BatchFold(db, counting, partitions, saying, effects, news, links, erased).fold(parted);
    }

    /** Types without a branch mean nothing to these tables; a test names them. */
    private static void read(StreamRecord record, Map<UUID, News> news, Map<UUID, Instant> erasures) {
        Envelope<?> event = record.envelope();
        Object data = event.data();
        Instant recordedAt = ActivityReading.micros(event.recordedTime());
        if (data instanceof ActivityEvent activity) {
            of(news, activity.leadId().value()).fact(record, recordedAt, event.knownTime() != null,
                    ActivityReading.of(event, activity));
        } else if (data instanceof LeadCaptured captured) {
            boolean historical = captured.historical() || event.knownTime() != null;
            of(news, captured.leadId().value()).business(record, recordedAt, historical, captured.leadId().value(),
                    captured.parts().contains("activity") ? Identity.part(event.id(), "activity") : null, captured.business());
        } else if (data instanceof LeadAttributesChanged changed && changed.business() != null) {
            of(news, changed.leadId().value()).business(record, recordedAt, event.knownTime() != null,
                    changed.leadId().value(), null, changed.business());
        } else if (data instanceof ConsentChanged consent) {
            ActivityReading.of(event, consent.consent()).ifPresent(activity -> of(news, consent.leadId().value())
                    .fact(record, recordedAt, event.knownTime() != null, Optional.of(activity)));
        } else if (data instanceof LeadErased erased) {
            erasures.merge(erased.leadId().value(), recordedAt, (a, b) -> a.isAfter(b) ? a : b);
        } else if (SalesNews.endsAnAttempt(data)) {
            of(news, ((PipelineEvent) data).leadId().value()).returned(record, recordedAt, event.knownTime() != null);
        } else if (data instanceof LeadScored scored) {
            of(news, scored.leadId().value()).said(Saying.read(scored, event.id()));
        } else if (data instanceof LeadQualified qualified) {
            of(news, qualified.leadId().value()).said(Saying.read(qualified));
        }
    }

    private static News of(Map<UUID, News> news, UUID leadId) {
        return news.computeIfAbsent(leadId, id -> new News());
    }
}

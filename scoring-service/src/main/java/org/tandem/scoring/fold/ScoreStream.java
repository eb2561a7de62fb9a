package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
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
import org.tandem.projection.sql.ErasureTable;
import org.tandem.projection.sql.FoldedWith;
import org.tandem.projection.sql.LinkTable.Link;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.fold.ScoreStore.ContributionRow;
import org.tandem.scoring.fold.ScoreStore.LeadSlot;
import org.tandem.scoring.fold.ScoreStore.VisitRange;
import org.tandem.scoring.fold.ScoreStore.VisitRow;
import org.tandem.scoring.lead.BusinessFacts;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.LeadFacts.SlotChange;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Scoring's tables as a fold of what is known of leads, of what was said of them and of what sales made of them, and what
 * new facts make worth saying.
 *
 * <p>Facts and what was said meet only in the row of a lead. Facts commute with each other; what was said is the last of
 * it; so topics may be interleaved in any way. Something new is said only where a fact may still have effects: a replay
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
        ScoreStore store = new ScoreStore(db, counting);
        Map<UUID, News> news = new HashMap<>();
        Map<UUID, Instant> erasures = new HashMap<>();
        SalesNews sales = new SalesNews();
        Owners owners = new Owners();
        List<Link> links = new ArrayList<>();
        for (StreamRecord record : records) {
            read(record, news, erasures);
            sales.read(record);
            owners.read(record.envelope());
            Links.read(record.envelope()).ifPresent(links::add);
        }
        if (!erasures.isEmpty()) {
            ScoreStore.ERASURES.upsert(db, erasures);
            forget(db, store, erasures.keySet());
        }
        Set<UUID> leads = new HashSet<>(news.keySet());
        leads.addAll(sales.leads());
        leads.addAll(owners.leads());
        links.forEach(link -> leads.add(link.id()));
        Map<UUID, Instant> erased = ScoreStore.ERASURES.until(db, leads);
        erased.forEach((lead, until) -> {
            if (news.containsKey(lead)) {
                news.get(lead).leaveOut(until);
            }
        });
        sales.leaveOut(erased);
        owners.leaveOut(erased);
        links.removeIf(link -> ErasureTable.covers(erased.get(link.id()), link.recordedAt()));
        news.values().removeIf(News::isEmpty);
        owners.write(db);
        Links.TABLE.upsert(db, links);
        new LabelStore(db).fold(sales, erasures.keySet());
        if (!news.isEmpty()) {
            fold(store, news, erased, effects);
        }
    }

    private void fold(ScoreStore store, Map<UUID, News> news, Map<UUID, Instant> erased, Effects effects) throws SQLException {
        Map<UUID, LeadRow> known = store.leads(news.keySet());
        Map<UUID, Map<LeadSlot, List<Contribution>>> slots = new HashMap<>();
        List<ContributionRow> contributions = new ArrayList<>();
        List<VisitRow> visits = new ArrayList<>();
        List<VisitRange> ranges = new ArrayList<>();
        List<LeadSlot> knownSlots = new ArrayList<>();
        news.forEach((lead, its) -> {
            Map<LeadSlot, List<Contribution>> added = its.contributions(lead, counting);
            slots.put(lead, added);
            added.values().forEach(all -> all.forEach(one -> contributions.add(new ContributionRow(lead, one))));
            its.visits().values().forEach(visit -> visits.add(new VisitRow(lead, visit)));
            if (known.containsKey(lead)) {
                // Of a lead that is new there is nothing to look up.
                knownSlots.addAll(added.keySet());
                its.visitRange(lead, counting).ifPresent(ranges::add);
            }
        });
        Map<LeadSlot, List<Contribution>> before = store.contributions(knownSlots);
        Map<UUID, List<Visit>> visitsBefore = store.visits(ranges);
        Map<UUID, Instant> returns = returnsBehind(news, known);
        Map<UUID, List<Contribution>> contributionsSince = store.contributionsSince(returns);
        Map<UUID, List<Visit>> visitsSince = store.visitsSince(returns);

        List<LeadRow> changed = new ArrayList<>();
        for (Map.Entry<UUID, News> entry : new TreeMap<>(news).entrySet()) {
            UUID lead = entry.getKey();
            News its = entry.getValue();
            LeadRow row = known.computeIfAbsent(lead, id -> new LeadRow(id, partitions.of(id.toString()),
                    LeadFacts.none(counting), Standing.NOTHING_SAID, null));
            Standing stood = row.standing;
            row.standing = its.standing(stood);
            if (its.hasFacts()) {
                boolean acts = its.cause() != null && effects.isDue(its.cause());
                if (acts) {
                    sayWhatTimeHasMade(row, its, erased.get(lead), effects);
                }
                its.addTo(row.facts);
                its.returned().ifPresent(at -> row.facts.returned(at, contributionsSince.getOrDefault(lead, List.of()),
                        visitsSince.getOrDefault(lead, List.of())));
                slots.get(lead).forEach((slot, added) -> {
                    List<Contribution> was = before.getOrDefault(slot, List.of());
                    List<Contribution> is = new ArrayList<>(was);
                    is.addAll(added);
                    row.facts.change(new SlotChange(slot.slot().rule(), was, is));
                });
                row.facts.visit(Visits.byDay(visitsBefore.getOrDefault(lead, List.of())), its.visits().values());
                if (acts) {
                    say(row, Qualifying.decide(row.facts, row.standing, after(row)), its.cause(), erased.get(lead), effects);
                }
            } else if (row.standing.equals(stood)) {
                // What this instance said itself, read back.
                continue;
            }
            row.settle();
            changed.add(row);
        }
        store.insertContributions(contributions);
        store.upsertVisits(visits);
        store.insertBusiness(news.values().stream().flatMap(its -> its.business().stream()).toList());
        store.upsertLeads(changed);
    }

    /** Returns of leads of which something that was recorded later is in the tables already, which is rare. */
    private static Map<UUID, Instant> returnsBehind(Map<UUID, News> news, Map<UUID, LeadRow> known) {
        Map<UUID, Instant> returns = new TreeMap<>();
        known.forEach((lead, row) -> news.get(lead).returned()
                .filter(at -> row.facts.newest() != null && row.facts.newest().isAfter(at))
                .ifPresent(at -> returns.put(lead, at)));
        return returns;
    }

    /** What was due before the first of the news was known happened before it, however late it is read. */
    private void sayWhatTimeHasMade(LeadRow row, News its, Instant erasedAt, Effects effects) {
        while (row.due != null && !row.due.isAfter(its.firstRecorded())) {
            Optional<Verdict> verdict = Qualifying.decide(row.facts, row.standing, row.due);
            if (verdict.isEmpty()) {
                return;
            }
            say(row, verdict, its.cause(), erasedAt, effects);
            row.settle();
        }
    }

    private void say(LeadRow row, Optional<Verdict> verdict, StreamRecord cause, Instant erasedAt, Effects effects) {
        if (verdict.isPresent()) {
            Saying.Said said = saying.say(row, verdict.get(), erasedAt);
            for (ProducerRecord<byte[], byte[]> record : said.records()) {
                effects.publish(cause, record);
            }
            row.standing = said.standing();
        }
    }

    /** As of the newest fact, and after what was said last, so that the last of it can be told. */
    private static Instant after(LeadRow row) {
        Instant newest = row.facts.newest();
        return row.standing.scored() == null || newest.isAfter(row.standing.scored().asOf())
                ? newest : row.standing.scored().asOf().plusNanos(1_000);
    }

    /** Deletes what the erasures cover and makes the leads again from what is left, which is rarely anything. */
    private void forget(Connection db, ScoreStore store, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> until = ScoreStore.ERASURES.until(db, leadIds);
        store.deleteErased(leadIds);
        Map<UUID, LeadRow> leads = store.leads(leadIds);
        Map<UUID, List<Contribution>> contributions = store.allContributions(leads.keySet());
        Map<UUID, List<Visit>> visits = store.allVisits(leads.keySet());
        Map<UUID, Map<Instant, List<String>>> business = store.allBusiness(leads.keySet());
        List<LeadRow> left = new ArrayList<>();
        for (LeadRow row : leads.values()) {
            Instant erasedAt = until.get(row.leadId);
            LeadFacts facts = LeadFacts.of(counting, businessOf(business.getOrDefault(row.leadId, Map.of())),
                    contributions.getOrDefault(row.leadId, List.of()), visits.getOrDefault(row.leadId, List.of()),
                    notErased(row.facts.newest(), erasedAt), notErased(row.facts.newestLive(), erasedAt),
                    notErased(row.facts.returnedAt(), erasedAt));
            LeadRow again = new LeadRow(row.leadId, row.partition, facts, row.standing.without(erasedAt), null);
            again.settle();
            if (!again.isEmpty()) {
                left.add(again);
            }
        }
        store.deleteLeads(leadIds);
        store.upsertLeads(left);
    }

    private static Instant notErased(Instant recordedAt, Instant erasedAt) {
        return recordedAt == null || !recordedAt.isAfter(erasedAt) ? null : recordedAt;
    }

    static BusinessFacts businessOf(Map<Instant, List<String>> recorded) {
        BusinessFacts business = BusinessFacts.none();
        recorded.forEach((at, all) -> all.forEach(json -> business.add(BusinessJson.read(json), at)));
        return business;
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

package org.tandem.analytics.fold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tandem.analytics.count.Fact;
import org.tandem.analytics.count.Known;
import org.tandem.analytics.count.Tally;
import org.tandem.analytics.fold.SdrStore.SdrDeal;
import org.tandem.analytics.settings.AnalyticsConfig;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.sql.ErasureTable;
import org.tandem.projection.sql.FoldedWith;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The counts as a fold of the stream. Facts are kept; what is counted of them is a function of what is known of a person, so a
 * batch counts the persons that it is about once as they were and once as they are, and adds the difference.
 */
@ApplicationScoped
public class AnalyticsStream implements Projection {

    private final Set<String> qualifiedSenders;
    private final FoldedWith guard;

    @Inject
    AnalyticsStream(AnalyticsConfig config) {
        this(config.qualifiedSenders().orElse(Set.of()));
    }

    public AnalyticsStream(Set<String> qualifiedSenders) {
        this.qualifiedSenders = Set.copyOf(qualifiedSenders);
        this.guard = new FoldedWith("qualified_senders", "tandem.analytics.qualified-senders", new TreeSet<>(qualifiedSenders).toString());
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.LEADS, Topics.ACTIVITIES, Topics.SCORES, Topics.PIPELINE, Topics.FEEDBACK);
    }

    /** It says nothing, however often it says it. */
    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        guard.check(db);
        News news = News.of(records, qualifiedSenders);
        if (news.isNone()) {
            return;
        }
        CellStore cells = new CellStore(db);
        // Two that count the same person at once would each miss what the other adds. They would wait for each other anyway:
        // today's cells are everybody's.
        cells.lock();
        FactStore store = new FactStore(db);
        FactStore.ERASURES.upsert(db, news.erasures);
        List<Fact> fresh = withoutForgotten(db, news);
        Set<UUID> leads = new HashSet<>(news.erasures.keySet());
        fresh.forEach(fact -> leads.add(fact.leadId()));
        news.links.forEach(link -> {
            leads.add(link.id());
            leads.add(link.to());
        });
        Closure around = Closure.of(store, db, leads, fresh);
        Known before = new Known(around.facts(), around.persons());

        store.insertFacts(fresh);
        SdrStore sdrs = new SdrStore(db);
        sdrs.insert(news.sdrDeals, FactStore.ERASURES.until(db, news.sdrDeals.stream().map(SdrDeal::leadId).toList()));
        FactStore.LINKS.upsert(db, news.links);
        Map<UUID, List<UUID>> persons = around.persons();
        if (!news.erasures.isEmpty()) {
            store.forget(news.erasures.keySet());
            sdrs.forget(news.erasures.keySet());
        }
        if (!news.erasures.isEmpty() || !news.links.isEmpty()) {
            persons = FactStore.LINKS.clusters(db, around.leads());
        }
        Known after = new Known(after(around.facts(), fresh, news.erasures), persons);
        Tally change = after.count().minus(before.count());
        change.add(new Accounts(db).change(change.members()));
        cells.add(change);
    }

    private static List<Fact> withoutForgotten(Connection db, News news) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        news.drafts.forEach(draft -> ids.add(draft.leadId()));
        news.links.forEach(link -> ids.add(link.id()));
        Map<UUID, Instant> erased = FactStore.ERASURES.until(db, ids);
        if (!erased.isEmpty()) {
            news.drafts.removeIf(draft -> ErasureTable.covers(erased.get(draft.leadId()), draft.recordedAt()));
            news.links.removeIf(link -> ErasureTable.covers(erased.get(link.id()), link.recordedAt()));
        }
        Labels labels = Labels.of(db, news.drafts);
        List<Fact> fresh = new ArrayList<>(news.drafts.size());
        news.drafts.forEach(draft -> fresh.add(draft.fact(labels::code)));
        return fresh;
    }

    /** What the tables hold after the batch: a fact that comes again changes nothing. */
    private static Collection<Fact> after(Collection<Fact> before, List<Fact> fresh, Map<UUID, Instant> erasures) {
        Map<Fact.Key, Fact> facts = new HashMap<>((before.size() + fresh.size()) * 2);
        before.forEach(fact -> facts.put(fact.key(), fact));
        fresh.forEach(fact -> facts.putIfAbsent(fact.key(), fact));
        if (!erasures.isEmpty()) {
            facts.values().removeIf(fact -> ErasureTable.covers(erasures.get(fact.leadId()), fact.recordedAt()));
        }
        return facts.values();
    }
}

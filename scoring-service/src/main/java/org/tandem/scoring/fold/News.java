package org.tandem.scoring.fold;

import org.tandem.events.lead.Business;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.scoring.engagement.Activity;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.fold.FactStore.BusinessRow;
import org.tandem.scoring.fold.FactStore.LeadSlot;
import org.tandem.scoring.fold.FactStore.VisitRange;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a batch says of one lead. */
final class News {
    private final List<Recorded> recorded = new ArrayList<>(2);
    private final List<Activity> activities = new ArrayList<>(2);
    private final List<BusinessRow> business = new ArrayList<>(1);
    private final List<Scored> scored = new ArrayList<>(0);
    private final List<Qualification> qualified = new ArrayList<>(0);
    private final List<Instant> returns = new ArrayList<>(0);
    private Map<LocalDate, Visit> visits;
    /** The last fact that is not from before: what is said is said because of it. */
    private StreamRecord cause;

    /**
     * @param historical whether it makes nobody sales' by itself
     * @param acts       whether something may be said because of it
     */
    private record Recorded(StreamRecord record, Instant at, boolean historical, boolean acts) {
    }

    void fact(StreamRecord record, Instant recordedAt, boolean historical, Optional<Activity> activity) {
        recorded.add(new Recorded(record, recordedAt, historical, !historical));
        activity.ifPresent(activities::add);
        if (!historical) {
            cause = record;
        }
    }

    void business(StreamRecord record, Instant recordedAt, boolean historical, UUID leadId, UUID activityId, Business said) {
        fact(record, recordedAt, historical, Optional.empty());
        business.add(new BusinessRow(leadId, recordedAt, ActivityReading.fact(record.envelope()), activityId, said, BusinessJson.write(said)));
    }

    /** Sales is done with the lead. That is no interest of the lead's, but something may have to be said because of it. */
    void returned(StreamRecord record, Instant recordedAt, boolean historical) {
        recorded.add(new Recorded(record, recordedAt, true, !historical));
        returns.add(recordedAt);
        if (!historical) {
            cause = record;
        }
    }

    void said(Scored score) {
        scored.add(score);
    }

    void said(Qualification qualification) {
        qualified.add(qualification);
    }

    /** Null where nothing may be said because of this. */
    StreamRecord cause() {
        return cause;
    }

    List<BusinessRow> business() {
        return business;
    }

    Optional<Instant> returned() {
        return returns.stream().max(Instant::compareTo);
    }

    /** What was recorded up to an erasure is as if it had never been said. */
    void leaveOut(Instant erasedUntil) {
        recorded.removeIf(fact -> !fact.at.isAfter(erasedUntil));
        activities.removeIf(activity -> !activity.recordedAt().isAfter(erasedUntil));
        business.removeIf(row -> !row.recordedAt().isAfter(erasedUntil));
        returns.removeIf(at -> !at.isAfter(erasedUntil));
        scored.removeIf(said -> !said.factsUntil().isAfter(erasedUntil));
        qualified.removeIf(said -> !said.factsUntil().isAfter(erasedUntil));
        cause = null;
        recorded.forEach(fact -> cause = fact.acts ? fact.record : cause);
    }

    boolean isEmpty() {
        return recorded.isEmpty() && scored.isEmpty() && qualified.isEmpty();
    }

    boolean hasFacts() {
        return !recorded.isEmpty();
    }

    Instant firstRecorded() {
        return recorded.stream().map(Recorded::at).min(Instant::compareTo).orElseThrow();
    }

    Standing standing(Standing stood) {
        Standing standing = stood;
        for (Scored said : scored) {
            standing = standing.and(said);
        }
        for (Qualification said : qualified) {
            standing = standing.and(said);
        }
        return standing;
    }

    void addTo(LeadFacts facts) {
        recorded.forEach(fact -> facts.recorded(fact.at, fact.historical));
        business.forEach(row -> facts.business().add(row.business(), row.recordedAt()));
    }

    Map<LeadSlot, List<Contribution>> contributions(UUID leadId, Counting counting) {
        Map<LeadSlot, List<Contribution>> slots = new TreeMap<>();
        activities.forEach(activity -> counting.of(activity).forEach(one ->
                slots.computeIfAbsent(new LeadSlot(leadId, one.slot()), slot -> new ArrayList<>()).add(one)));
        return slots;
    }

    Map<LocalDate, Visit> visits() {
        if (visits == null) {
            visits = Visits.byDay(activities.stream().filter(activity -> activity.type().equals(Counting.PAGE_VIEWED))
                    .map(activity -> new Visit(Counting.day(activity.at()), activity.at(), activity.recordedAt())).toList());
        }
        return visits;
    }

    Optional<VisitRange> visitRange(UUID leadId, Counting counting) {
        if (counting.model().returnVisit() == null || visits().isEmpty()) {
            return Optional.empty();
        }
        int days = counting.model().returnVisit().withinDays();
        TreeMap<LocalDate, Visit> byDay = new TreeMap<>(visits());
        return Optional.of(new VisitRange(leadId, byDay.firstKey().minusDays(days), byDay.lastKey().plusDays(days)));
    }
}

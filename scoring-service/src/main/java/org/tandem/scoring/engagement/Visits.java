package org.tandem.scoring.engagement;

import org.tandem.scoring.model.ScoringModel.ReturnVisit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The days on which a lead viewed a page, and on which of them it came back. A visit is a day (UTC), so that one evening's
 * clicks are not many visits.
 */
public final class Visits {

    private Visits() {
    }

    /**
     * A day's visit: of its page views the one that was recorded last, for the reason given at
     * {@link Contribution#counted}.
     */
    public record Visit(LocalDate day, Instant at, Instant recordedAt) {

        public Visit and(Visit other) {
            int order = recordedAt.compareTo(other.recordedAt);
            return order > 0 || order == 0 && at.compareTo(other.at) >= 0 ? this : other;
        }
    }

    public static NavigableMap<LocalDate, Visit> byDay(Collection<Visit> visits) {
        NavigableMap<LocalDate, Visit> days = new TreeMap<>();
        visits.forEach(visit -> days.merge(visit.day(), visit, Visit::and));
        return days;
    }

    /** From when on each return in the given days counts. */
    public static Map<LocalDate, Instant> returns(NavigableMap<LocalDate, Visit> days, LocalDate first, LocalDate last,
                                                  ReturnVisit rule) {
        Map<LocalDate, Instant> returns = new TreeMap<>();
        days.subMap(first, true, last, true).forEach((day, visit) -> {
            LocalDate before = days.lowerKey(day);
            if (before != null && !before.isBefore(day.minusDays(rule.withinDays()))) {
                returns.put(day, visit.at());
            }
        });
        return returns;
    }
}

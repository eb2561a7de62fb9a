package org.tandem.analytics.ask;

import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What somebody wants to know.
 *
 * @param entering the step at which a cohort begins
 * @param from     first day; null for all before
 * @param before   the day after the last one; null for all after
 * @param within   days that a member of a cohort has; null for all until {@code asOf}
 * @param asOf     what was true at the end of that day
 * @param knownAt  what had been told by the end of that day
 * @param by       what rows are grouped by; null for one row
 * @param filter   only these; the value {@code -} is for those without
 * @param after    an event that the answer must have seen; null for none
 */
public record Ask(View view, Unit unit, Step entering, LocalDate from, LocalDate before, Integer within, LocalDate asOf,
                  LocalDate knownAt, Dimension by, Period period, Map<Dimension, String> filter, UUID after, boolean csv) {

    /** In a filter: those without any. */
    public static final String NONE = "-";

    public Ask {
        filter = Map.copyOf(filter);
    }

    /** The same of an answer that applies no other filters than these: what it does not apply it must not name. */
    public Ask only(Dimension... applied) {
        Map<Dimension, String> kept = new EnumMap<>(Dimension.class);
        for (Dimension dimension : applied) {
            if (filter.containsKey(dimension)) {
                kept.put(dimension, filter.get(dimension));
            }
        }
        return new Ask(view, unit, entering, from, before, within, asOf, knownAt, by, period, kept, after, csv);
    }

    /** The filter by the names of the API. */
    public Map<String, String> named() {
        return filter.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().label(), Map.Entry::getValue));
    }

    /** What is counted, in the plural. */
    public String units() {
        return switch (unit) {
            case ATTEMPT -> "attempts";
            case PERSON -> "persons";
            case ACCOUNT -> "accounts";
            case WEBINAR_MEMBER -> "people of the webinars";
            case PERSON_WITHOUT_ACCOUNT -> "persons without an account";
        };
    }

    /** Such as {@code from 2018-04-01 to 2018-04-30}. */
    public String when() {
        String begin = from == null ? "" : "from " + from + " ";
        String end = before == null ? "" : "to " + before.minusDays(1) + " ";
        return begin.isEmpty() && end.isEmpty() ? "at any time" : (begin + (begin.isEmpty() ? "up " : "") + end).strip();
    }

    /** Such as {@code  of rep rep-1}; empty of all. */
    public String whose() {
        return filter.isEmpty() ? "" : filter.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().label() + " " + (entry.getValue().equals(NONE) ? "not said" : entry.getValue()))
                .collect(Collectors.joining(", ", " of ", ""));
    }

    /** The end of every question. */
    public String asKnown() {
        return "as of " + asOf + ", as known on " + knownAt;
    }
}

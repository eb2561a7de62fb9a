package org.tandem.rest.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to write a date, with or without a time; without one it is the day's beginning. Strict: the 31st of a month of
 * thirty days is no date.
 */
public final class DateFormat {

    private final String pattern;
    private final DateTimeFormatter formatter;

    /**
     * @param pattern of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy HH:mm}
     * @throws IllegalArgumentException if it is none, or names no whole date
     */
    public DateFormat(String pattern) {
        this.pattern = pattern;
        // A year of an era is no year until the era is known; nobody writes it.
        this.formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        String example;
        try {
            example = formatter.format(ZonedDateTime.of(2026, 3, 1, 9, 30, 0, 0, ZoneId.of("UTC")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + pattern, e);
        }
        if (read(example, ZoneId.of("UTC")).isEmpty()) {
            throw new IllegalArgumentException("not a whole date: " + pattern);
        }
    }

    public String pattern() {
        return pattern;
    }

    Optional<ZonedDateTime> read(String text, ZoneId unlessSaid) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null) {
                return Optional.empty();
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId zone = parsed.query(TemporalQueries.zone());
            return Optional.of(date.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(zone == null ? unlessSaid : zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

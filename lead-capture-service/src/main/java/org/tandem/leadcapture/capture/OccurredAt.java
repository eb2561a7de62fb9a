package org.tandem.leadcapture.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** When something happened, as senders write it: ISO 8601, a date with or without a time, UTC unless it says otherwise. */
final class OccurredAt {

    private static final int MAX_LENGTH = 40;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().parseLenient().appendOffsetId().parseStrict().optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private OccurredAt() {
    }

    /** The moment, or null if the text is none. */
    static Instant parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            TemporalAccessor parsed = FORMAT.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return date.atTime(time == null ? LocalTime.MIDNIGHT : time).toInstant(offset == null ? ZoneOffset.UTC : offset);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

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

/** When something happened, as senders write it: ISO 8601, with or without a time, UTC unless it says otherwise. */
final class OccurredAt {

    private static final int MAX_LENGTH = 40;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
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
            TemporalAccessor parsed = FORMAT.parse(withColonInOffset(text));
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                    .toInstant(offset == null ? ZoneOffset.UTC : offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** ISO 8601 knows {@code +0200} as well, and many senders write it. */
    private static String withColonInOffset(String text) {
        int sign = text.length() - 5;
        boolean isShort = sign > 0 && "+-".indexOf(text.charAt(sign)) >= 0 && text.indexOf(':', sign) < 0;
        return isShort ? text.substring(0, sign + 3) + ":" + text.substring(sign + 3) : text;
    }
}

package org.tandem.projection.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Moments as CloudEvents writes them (RFC 3339, UTC). Two are in every event, and the JDK's general formatter was a
 * tenth of the cost of reading one; the common form is read by hand, everything else by the JDK.
 */
final class Moments {

    private static final int SECONDS_END = 19;

    private static final ThreadLocal<Written> LAST = ThreadLocal.withInitial(() -> new Written(Instant.EPOCH));

    private Moments() {
    }

    /** ISO-8601 in UTC. The records of one capture share their moments, so the last one is kept. */
    static byte[] write(Instant moment) {
        Written last = LAST.get();
        if (!last.moment.equals(moment)) {
            last = new Written(moment);
            LAST.set(last);
        }
        return last.text;
    }

    /** @throws java.time.DateTimeException if it is no moment */
    static Instant read(String text) {
        int length = text.length();
        if (length < SECONDS_END + 1 || length > SECONDS_END + 11 || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':'
                || text.charAt(16) != ':' || length > SECONDS_END + 1 && text.charAt(SECONDS_END) != '.') {
            return Instant.parse(text);
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int fractionEnd = length - 1;
        int fraction = fractionEnd == SECONDS_END ? 0 : digits(text, SECONDS_END + 1, fractionEnd);
        if ((year | month | day | hour | minute | second | fraction) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        for (int i = fractionEnd - SECONDS_END - 1; fraction != 0 && i < 9; i++) {
            fraction *= 10;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * 86_400 + hour * 3_600L + minute * 60L + second, fraction);
    }

    /** The number between two places; negative if there is anything but digits. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return from == to ? -1 : number;
    }

    private static final class Written {
        private final Instant moment;
        private final byte[] text;

        Written(Instant moment) {
            this.moment = moment;
            this.text = moment.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}

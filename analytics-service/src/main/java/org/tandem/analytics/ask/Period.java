package org.tandem.analytics.ask;

import java.util.Locale;

/** How long one row of a trend is; weeks begin on Monday. */
public enum Period {
    DAY, WEEK, MONTH;

    /** Its name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In SQL, the first day of the one that a day is in. */
    public String begin(String day) {
        return switch (this) {
            case DAY -> day;
            // The first day of the calendar was a Monday.
            case WEEK -> "(" + day + " - (" + day + " - date '0001-01-01') % 7)";
            case MONTH -> "date_trunc('month', " + day + "::timestamp)::date";
        };
    }
}

package org.tandem.analytics.ask;

import java.util.Locale;

/** How long one row of a trend is; weeks begin on Monday. */
public enum Period {
    DAY, WEEK, MONTH;

    /** Its name in the API, and in SQL's {@code date_trunc}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

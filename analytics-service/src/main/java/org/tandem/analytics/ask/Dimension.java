package org.tandem.analytics.ask;

import java.util.Locale;

/** By what rows may be grouped and chosen. */
public enum Dimension {
    ORIGIN, CAMPAIGN, SEGMENT, TERRITORY, REP;

    /** Its name in the API, and its column. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

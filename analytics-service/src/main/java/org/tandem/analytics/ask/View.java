package org.tandem.analytics.ask;

import java.util.Locale;

/** What a rate compares. */
public enum View {

    /** What became of those who entered in the period. */
    COHORT,
    /** What happened in the period, to whomever. */
    SNAPSHOT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

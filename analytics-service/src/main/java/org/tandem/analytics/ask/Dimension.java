package org.tandem.analytics.ask;

import java.util.Locale;

/** By what rows may be grouped and chosen. */
public enum Dimension {
    ORIGIN, CAMPAIGN, SEGMENT, TERRITORY, REP;

    /** Whether its values are of a list, such as countries: where a lead came from is what anybody writes into an address. */
    public boolean hasFewValues() {
        return switch (this) {
            case ORIGIN, CAMPAIGN -> false;
            case SEGMENT, TERRITORY, REP -> true;
        };
    }

    /** Its name in the API, and its column. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

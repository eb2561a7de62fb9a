package org.tandem.analytics.count;

/** By what cells are added up beforehand. The codes are in the tables. */
public enum Grain {

    /** By day, of all dimensions together. */
    DAY(0),
    /** By month, of all dimensions together. */
    MONTH(1),
    /** By month, of each value of one dimension. */
    ORIGIN(2), CAMPAIGN(3), SEGMENT(4), TERRITORY(5), REP(6);

    private final int code;

    Grain(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

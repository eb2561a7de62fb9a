package org.tandem.scoring.label;

/** What a label is an example of; each is learned by a model of its own. */
public enum Target {

    /** Whether a lead becomes a customer; what comes before a sale is a weaker sign of the same. */
    CONVERSION("conversion"),
    /** Whether a lead is of the profile we sell to. */
    FIT("fit"),
    /** Whether a source brings people who exist. */
    SOURCE_QUALITY("source-quality");

    private final String code;

    Target(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Target of(String code) {
        for (Target target : values()) {
            if (target.code.equals(code)) {
                return target;
            }
        }
        throw new IllegalArgumentException("no target: " + code);
    }
}

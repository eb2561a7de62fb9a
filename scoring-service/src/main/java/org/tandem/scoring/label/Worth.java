package org.tandem.scoring.label;

/**
 * What a label teaches.
 *
 * @param value  1 or 0; null where nothing is to be learned
 * @param weight in hundredths, 1 to {@value #FULL}, so that sums are exact; 0 where nothing is to be learned
 */
public record Worth(Integer value, int weight) {

    public static final int FULL = 100;

    /** Known, and no example of anything. */
    public static final Worth NONE = new Worth(null, 0);

    public Worth {
        boolean nothing = value == null && weight == 0;
        boolean something = value != null && (value == 0 || value == 1) && weight > 0 && weight <= FULL;
        if (!nothing && !something) {
            throw new IllegalArgumentException("no label is worth " + value + " by " + weight);
        }
    }

    static Worth positive(int weight) {
        return new Worth(1, weight);
    }

    static Worth negative(int weight) {
        return new Worth(0, weight);
    }

    /** Whether it teaches something, and a certain outcome would teach it better. */
    boolean isWeak() {
        return value != null && weight < FULL;
    }
}

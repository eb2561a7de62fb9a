package org.tandem.analytics.count;

/**
 * How a unit got from one step to another: in how many days, and which of the two were recorded themselves, not merely passed.
 *
 * @param days from the one to the other; negative where the later step happened first
 */
public record Way(Step from, Step step, boolean fromRecorded, boolean recorded, int days) {

    /** More days than there are between any two dates. */
    private static final int DAYS = 1 << 24;
    private static final int STEPS = 32;

    /**
     * The same as one number, of the columns of a cell. To group rows by one column takes a third of the time that it takes by five.
     */
    public static final String SQL = "((((from_step * " + STEPS + " + step) * 2 + from_recorded::int) * 2 + recorded::int) * " + DAYS
            + "::bigint + (day - from_day) + " + DAYS / 2 + ")";

    /** What {@link #SQL} says of it. */
    public long code() {
        return (((from.code() * (long) STEPS + step.code()) * 2 + (fromRecorded ? 1 : 0)) * 2 + (recorded ? 1 : 0)) * DAYS + days + DAYS / 2;
    }

    public static Way of(long code) {
        int days = (int) (code % DAYS) - DAYS / 2;
        int head = (int) (code / DAYS);
        return new Way(Step.of(head / 4 / STEPS), Step.of(head / 4 % STEPS), (head & 2) != 0, (head & 1) != 0, days);
    }
}

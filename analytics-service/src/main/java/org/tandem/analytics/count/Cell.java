package org.tandem.analytics.count;

/**
 * What is counted together: units that reached {@code from} on {@code fromDay} and {@code step} on {@code day}. The count of a
 * cell is by how much what was believed changed on {@code recordedDay}, so the sum of all cells recorded until some day is what
 * was believed on it. Days are days since 1970 in UTC.
 *
 * @param seconds      from the one to the other, to three digits; 0 where only days are counted
 * @param fromRecorded whether {@code from} itself was recorded, not merely passed; {@code recorded} the same of {@code step}
 */
public record Cell(Unit unit, Step from, int fromDay, Step step, int day, int seconds, boolean fromRecorded, boolean recorded,
                   Dimensions dimensions, int recordedDay) {

    private static final long MOST_SECONDS = 999_000_000L;

    Cell recordedOn(int otherDay) {
        return new Cell(unit, from, fromDay, step, day, seconds, fromRecorded, recorded, dimensions, otherDay);
    }

    public Cell of(Unit other) {
        return new Cell(other, from, fromDay, step, day, seconds, fromRecorded, recorded, dimensions, recordedDay);
    }

    /** Whether both are steps of the funnel: of any other nobody asks but how soon they followed the qualification. */
    public boolean isOfFunnel() {
        return from.ordinal() <= Step.WON.ordinal() && step.ordinal() <= Step.WON.ordinal();
    }

    /** To three digits, so that waiting for hours is not counted in as many cells as there are seconds. */
    static int rounded(long seconds) {
        long left = Math.max(0, Math.min(MOST_SECONDS, seconds));
        long unit = 1;
        while (left / unit >= 1_000) {
            unit *= 10;
        }
        return (int) (left / unit * unit);
    }
}

package org.tandem.analytics.measure;

/**
 * So many of so many, with the Wilson score interval at 95 % (E. B. Wilson, Probable inference, the law of succession, and
 * statistical inference, JASA 22, 1927). Rounded to six digits after the point.
 *
 * @param value  null where it is undefined, and {@code reason} then says why
 * @param low    of the interval; null where there is none
 * @param high   of the interval; null where there is none
 * @param reason code of {@link Undefined}; null where everything is defined
 */
public record Share(Double value, Double low, Double high, String reason) {

    /** Of what no share is asked, such as the first step's. */
    public static final Share NONE = new Share(null, null, null, null);

    private static final double Z = 1.959963984540054;
    private static final double DIGITS = 1e6;

    public static Share undefined(Undefined why) {
        return new Share(null, null, null, why.code());
    }

    /** {@code part} of {@code whole}, who are among them. */
    public static Share of(long part, long whole, Undefined ifNone) {
        if (whole <= 0) {
            return undefined(ifNone);
        }
        double n = whole;
        double p = part / n;
        double middle = p + Z * Z / (2 * n);
        double margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Share(rounded(p), rounded(Math.max(0, (middle - margin) / scale)), rounded(Math.min(1, (middle + margin) / scale)), null);
    }

    /** {@code count} for each of {@code base}, who are others: no proportion, so without an interval. */
    public static Share ratio(long count, long base, Undefined ifNone) {
        return base <= 0 ? undefined(ifNone) : new Share(rounded((double) count / base), null, null, Undefined.NOT_A_SHARE.code());
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}

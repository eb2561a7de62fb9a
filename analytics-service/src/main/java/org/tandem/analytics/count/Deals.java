package org.tandem.analytics.count;

import java.math.BigDecimal;

/** So many deals and what they are worth together; negative where it is a change to another count. */
public record Deals(long count, BigDecimal amount) {

    public static final Deals NONE = new Deals(0, BigDecimal.ZERO);

    static Deals one(BigDecimal amount) {
        return new Deals(1, amount == null ? BigDecimal.ZERO : amount);
    }

    Deals plus(Deals other) {
        return new Deals(count + other.count, amount.add(other.amount));
    }

    Deals negated() {
        return new Deals(-count, amount.negate());
    }

    boolean isNone() {
        return count == 0 && amount.signum() == 0;
    }
}

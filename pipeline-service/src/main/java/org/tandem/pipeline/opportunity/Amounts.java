package org.tandem.pipeline.opportunity;

import org.tandem.events.money.Money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of money as people send them. */
public final class Amounts {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");

    private Amounts() {
    }

    /**
     * An amount that is 0 or more, with as many digits after the point as its currency has.
     *
     * @param amount   decimal with a point, no more than 15 digits before it, and nothing lost by rounding
     * @param currency ISO 4217
     * @return empty if it is none
     */
    public static Optional<Money> parse(String amount, String currency) {
        if (amount == null || currency == null || !DECIMAL.matcher(amount).matches()) {
            return Optional.empty();
        }
        try {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return Optional.of(new Money(new BigDecimal(amount).setScale(digits).toPlainString(), currency));
        } catch (IllegalArgumentException | ArithmeticException notMoney) {
            return Optional.empty();
        }
    }
}

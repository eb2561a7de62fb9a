package org.tandem.analytics.ask;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** What deals of one currency are worth together; currencies are never added up. */
@Schema(name = "DealValue")
public record DealValue(
        @Schema(description = "ISO 4217; null of deals whose value was not said", example = "EUR", nullable = true) String currency,
        @Schema(example = "2") long deals,
        @Schema(description = "Decimal, as text; null where no value was said", example = "36000.00", nullable = true) String amount) {

    /** With others of the same currency. */
    public DealValue plus(DealValue other) {
        return new DealValue(currency, deals + other.deals,
                amount == null ? null : new BigDecimal(amount).add(new BigDecimal(other.amount)).toPlainString());
    }

    /** Of all that have a currency, such as {@code 36000.00 EUR; 10.00 USD}. */
    public static String text(List<DealValue> values) {
        return values.stream().filter(value -> value.currency != null).map(value -> value.amount + " " + value.currency)
                .collect(Collectors.joining("; "));
    }

    /** From three columns: the currency's label, how many, how much. */
    public static DealValue of(ResultSet row, int first) throws SQLException {
        String currency = row.getString(first);
        return new DealValue(currency, row.getLong(first + 1), currency == null ? null : row.getBigDecimal(first + 2).toPlainString());
    }
}

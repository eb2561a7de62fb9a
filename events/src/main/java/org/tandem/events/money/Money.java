package org.tandem.events.money;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An amount in one currency.
 *
 * @param amount   decimal, such as {@code 18000.00}: text, because a JSON number may lose cents on its way
 * @param currency ISO 4217, such as {@code EUR}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Money(String amount, String currency) {
}

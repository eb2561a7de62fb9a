package org.tandem.pipeline.opportunity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.events.money.Money;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"18000,EUR,18000.00", "18000.5,EUR,18000.50", "0,USD,0.00", "007,USD,7.00", "1500,JPY,1500", "1.2345,CLF,1.2345",
            "999999999999999.99,BRL,999999999999999.99"})
    void haveTheDigitsOfTheirCurrency(String amount, String currency, String written) {
        assertThat(Amounts.parse(amount, currency)).contains(new Money(written, currency));
    }

    @ParameterizedTest
    @CsvSource(value = {"-1,EUR", "1e3,EUR", "1.005,EUR", "1.5,JPY", "'1,5',EUR", "NaN,EUR", "'',EUR", "1,eur", "1,EURO", "1,XX",
            "9999999999999999,EUR", "null,EUR", "1,null", "' 1',EUR", "١,EUR"}, nullValues = "null")
    void areNothingElse(String amount, String currency) {
        assertThat(Amounts.parse(amount, currency)).isEmpty();
    }

    @Test
    void beginInTheFirstOfStagesThatAreThereOnce() {
        assertThat(new Stages(List.of("qualification", "proposal")).first()).isEqualTo("qualification");
        assertThatIllegalArgumentException().isThrownBy(() -> new Stages(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stages(List.of("proposal", "proposal")));
    }
}

package org.tandem.leadcapture.contact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompanyNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Müller GmbH & Co. KG | muller",
            "MULLER | muller",
            "Acme, Inc. | acme",
            "ACME Incorporated | acme",
            "Acme S.A. | acme",
            "Acme S. A. | acme",
            "Indústrias São João Ltda. | industrias sao joao",
            "Johnson & Johnson | johnson and johnson",
            "Johnson and Johnson, Inc. | johnson and johnson",
            "Groß-Bau AG | gross bau",
            "L’Oréal SA | loreal",
            "Kowalski Sp. z o.o. | kowalski",
            "The Example Company, Ltd. | example",
            "Philips B.V. | philips",
            "  Acme   Tools  | acme tools",
            "深圳示例股份有限公司 | 深圳示例",
            "株式会社サンプル | サンプル",
            "삼성전자 | 삼성전자",
            "3M | 3m",
            "AB | ab"})
    void isWhatSpellingAndLegalFormDoNotChange(String typed, String normalised) {
        assertThat(CompanyName.normalised(typed)).hasValue(normalised);
        assertThat(CompanyName.normalised(normalised)).as("of itself").hasValue(normalised);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-", "...", "n/a", "N.A.", "none", "Company", "test", "Self-employed", "freelance", "Privat", "X"})
    void isNothingWhereNobodyCouldBeToldApart(String typed) {
        assertThat(CompanyName.normalised(typed)).isEmpty();
    }
}

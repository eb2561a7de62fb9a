package org.tandem.leadcapture.contact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompanyDomainTest {

    @ParameterizedTest
    @CsvSource({
            "ana@acme.com, acme.com",
            "ana@mail.ACME.com, acme.com",
            "ana@acme.com.br, acme.com.br",
            "ana@sales.acme.co.uk, acme.co.uk",
            "ana@acme.uk.com, acme.uk.com",
            "ana@büro.bücher.de, xn--bcher-kva.de",
            "ana@gov.acme.example, acme.example",
            "ana@acme.newest-suffix, acme.newest-suffix",
            "ana@city.kawasaki.jp, city.kawasaki.jp",
            "ana@acme.onmicrosoft.com, acme.onmicrosoft.com",
            "ana@acme.mail.onmicrosoft.com, acme.onmicrosoft.com",
            "info@acme.com, acme.com",
            "no-reply@acme.com, acme.com"})
    void isOneLabelMoreThanThePublicSuffix(String address, String domain) {
        assertThat(EmailAddress.parse(address).orElseThrow().companyDomain()).hasValue(domain);
    }

    /** Everybody who writes from there would be one company. */
    @ParameterizedTest
    @ValueSource(strings = {"ana@gmail.com", "ana@GoogleMail.com", "ana@yahoo.co.uk", "ana@students.gmx.de", "ana@privaterelay.appleid.com",
            "info@web.de", "ana@com.br", "ana@github.io", "ana@onmicrosoft.com", "ana@mail.onmicrosoft.com", "ana@acme.local", "ana@acme.invalid", "ana@test.test"})
    void saysNothingWhereAnybodyMayWriteFrom(String address) {
        assertThat(EmailAddress.parse(address).orElseThrow().companyDomain()).isEmpty();
    }

    @Test
    void isTheSameOfItself() {
        assertThat(CompanyDomain.of(CompanyDomain.of("a.b.acme.co.uk").orElseThrow())).hasValue("acme.co.uk");
    }
}

package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.tandem.events.ids.Identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.IDENTITY;
import static org.tandem.leadcapture.capture.Captures.accepted;

class WhichCompanyTest {

    @Test
    void isTheDomainOfTheAddressWhoeverWrites() {
        UUID acme = IDENTITY.accountByDomain("acme.co.uk");

        assertThat(account("ana@acme.co.uk", null, null)).isEqualTo(acme);
        assertThat(account("Ben@Mail.ACME.co.uk", "Something else", "BR")).isEqualTo(acme);
        assertThat(account("info@acme.co.uk", null, null)).as("an office identifies no person, and tells the company").isEqualTo(acme);
        assertThat(account("ana@other.co.uk", "Acme", "GB")).isNotEqualTo(acme);
    }

    @Test
    void isTheNameInItsCountryWhereTheAddressSaysNothing() {
        UUID acme = IDENTITY.accountByName("acme", "BR");

        assertThat(account("ana@gmail.com", "Acme Ltda.", "Brazil")).isEqualTo(acme);
        assertThat(account(null, "ACME", "BR")).isEqualTo(acme);
        assertThat(account(null, "ACME", "PT")).isNotNull().isNotEqualTo(acme);
    }

    @Test
    void theSendersCountryIsWhereItsCompaniesAre() {
        CaptureContext brazil = new CaptureContext("fair", null, "api", null, "BR", Set.of(), List.of());

        assertThat(accepted(lead(null, "Acme", null), brazil).lead().business().account()).isEqualTo(IDENTITY.accountByName("acme", "BR"));
    }

    @Test
    void isNoneWithoutBothNameAndCountry() {
        assertThat(account("ana@gmail.com", null, "BR")).isNull();
        assertThat(account("ana@gmail.com", "Acme", null)).isNull();
        assertThat(account("ana@gmail.com", "n/a", "BR")).isNull();
        assertThat(account("ana@gmail.com", "Acme", "Neverland")).isNull();
    }

    /** Nobody who reads the stream can try which company it is. */
    @Test
    void isAnotherInAnotherNamespace() {
        Identity another = new Identity(UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));

        assertThat(account("ana@acme.com", null, null)).isNotEqualTo(another.accountByDomain("acme.com"));
    }

    private static UUID account(String email, String company, String country) {
        return accepted(lead(email, company, country)).lead().business().account();
    }

    private static LeadInput.Builder lead(String email, String company, String country) {
        return LeadInput.builder().put(Field.EMAIL, email).put(Field.COMPANY, company).put(Field.COUNTRY, country)
                .put(Field.PHONE, "+44 20 7946 0018");
    }
}

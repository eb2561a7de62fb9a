package org.tandem.leadcapture.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.rest.imports.CsvFile;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.MappingReader;
import org.tandem.rest.imports.Row;

import java.io.ByteArrayInputStream;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LeadRowsTest {

    @ParameterizedTest
    @ValueSource(strings = {"generic-leads", "olist-leads"})
    void theMappingsThatComeWithTandemAreRight(String name) {
        assertThat(MappingReader.shipped(name, "leads", LeadRows::knows).orElseThrow()).isInstanceOf(MappingReader.Reading.Read.class);
    }

    @Test
    void aRowOfTheMarketplaceIsALead() throws Exception {
        LeadInput lead = read("olist-leads", "mql_id,first_contact_date,landing_page_id,origin\nabc,2018-02-01,def,paid_search\n");
        assertThat(lead.externalRef()).isEqualTo("abc");
        assertThat(lead.occurredAt()).isEqualTo("2018-02-01T00:00:00Z");
        assertThat(lead.source()).isEqualTo("paid_search");
        assertThat(lead.properties()).isEqualTo(Map.of("landing_page_id", "def"));
    }

    /** {@code unknown} is what somebody said; a blank is what nobody said. */
    @ParameterizedTest
    @CsvSource({"unknown, unknown", "'', not-stated", "' ', not-stated"})
    void aBlankOriginIsItsOwnGroup(String origin, String source) throws Exception {
        assertThat(read("olist-leads", "mql_id,first_contact_date,landing_page_id,origin\nabc,2018-02-01,def," + origin + "\n").source())
                .isEqualTo(source);
    }

    @Test
    void aConsentIsAYesOrANo() throws Exception {
        assertThat(read("generic-leads", "email,consent_email,consent_phone\na@example.com,Yes,no\n").consents())
                .extracting(consent -> consent.purpose() + "=" + consent.granted()).containsExactlyInAnyOrder("email=true", "phone=false");
    }

    private static LeadInput read(String name, String file) throws Exception {
        Mapping mapping = ((MappingReader.Reading.Read) MappingReader.shipped(name, "leads", LeadRows::knows).orElseThrow()).mapping();
        try (CsvFile csv = CsvFile.open(new ByteArrayInputStream(Imports.utf8(file)), mapping)) {
            Row row = csv.next();
            return ((Reading.Read) LeadRows.read(row, mapping)).input();
        }
    }
}

package org.tandem.pipeline.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.money.Money;
import org.tandem.pipeline.opportunity.ImportedDeal;
import org.tandem.rest.imports.CsvFile;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.MappingReader;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class DealRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"generic-deals", "olist-deals"})
    void theMappingsThatComeWithTandemAreRight(String name) {
        assertThat(MappingReader.shipped(name, "deals", DealRows::knows).orElseThrow()).isInstanceOf(MappingReader.Reading.Read.class);
    }

    @Test
    void aRowOfTheMarketplaceIsADeal() throws Exception {
        DealRows.Reading reading = read("olist-deals", """
                mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,lead_type,declared_monthly_revenue
                5420aad7,2c43fb51,a8387c01,4ef15afb,2018-02-26 19:58:54,pet,online_medium,0.0
                """);
        assertThat(reading).isEqualTo(new DealRows.Reading.Read(new ImportedDeal("5420aad7", Instant.parse("2018-02-26T19:58:54Z"),
                LocalDate.parse("2018-02-26"), new Money("0.00", "BRL"), "pet", "4ef15afb", "a8387c01")));
    }

    @ParameterizedTest
    @CsvSource({
            "',2026-02-01,1,EUR', externalRef:missing",
            "'a b,2026-02-01,1,EUR', externalRef:not-a-reference",
            "'1,,1,EUR', wonAt:missing",
            "'1,01.02.2026,1,EUR', wonAt:not-a-time",
            "'1,2027-02-01,1,EUR', wonAt:in-the-future",
            "'1,1899-12-31,1,EUR', wonAt:too-old",
            "'1,2026-02-01,1.000.00,EUR', value:not-an-amount",
            "'1,2026-02-01,-5,EUR', value:not-an-amount",
            "'1,2026-02-01,5,euros', value:not-an-amount",
            "'1,2026-02-01,5,', currency:missing"})
    void whatIsWrongIsNamed(String row, String error) throws Exception {
        DealRows.Reading reading = read("generic-deals", "lead_id,won_at,value,currency\n" + row + "\n");
        assertThat(((DealRows.Reading.Wrong) reading).errors()).extracting(one -> one.field() + ":" + one.code()).containsExactly(error);
    }

    private static DealRows.Reading read(String name, String file) throws Exception {
        Mapping mapping = ((MappingReader.Reading.Read) MappingReader.shipped(name, "deals", DealRows::knows).orElseThrow()).mapping();
        try (CsvFile csv = CsvFile.open(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), mapping)) {
            return DealRows.read(csv.next(), mapping, NOW);
        }
    }
}

package org.tandem.pipeline.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.rest.imports.CsvFile;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.MappingReader;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TeamRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    @Test
    void aRowIsARepAsTheyAreFromThenOn() throws Exception {
        assertThat(read("rep-0042,south,2,America/Sao_Paulo,yes,2026-11-02")).isEqualTo(new TeamRows.Reading.Read(
                new RepChangeRequested("rep-0042", "south", 2, "America/Sao_Paulo", true, "2026-11-02T00:00:00Z", "manager-1")));
        assertThat(read("rep-0042,south,,,,")).isEqualTo(new TeamRows.Reading.Read(
                new RepChangeRequested("rep-0042", "south", 1, "UTC", true, null, "manager-1")));
        assertThat(read("rep-0042,,0,Nowhere,No,")).as("of who leaves nothing else matters").isEqualTo(new TeamRows.Reading.Read(
                new RepChangeRequested("rep-0042", null, 0, null, false, null, "manager-1")));
    }

    @Test
    void aRepIsWhoeverATokenCanBeOf() throws Exception {
        for (String rep : List.of("auth0|5f7c", "google-oauth2|1047/a", "f:2c5df3e7:rep=42", "x".repeat(200))) {
            assertThat(((TeamRows.Reading.Read) read(rep + ",south,1,UTC,yes,")).wanted().rep()).isEqualTo(rep);
        }
        for (String nobody : List.of("x".repeat(201), "rep 42", "rep\u00a042", "rep\u000142", "rep\t42")) {
            assertThat(((TeamRows.Reading.Wrong) read(nobody + ",south,1,UTC,yes,")).errors()).as(nobody)
                    .extracting(one -> one.field() + ":" + one.code()).containsExactly("rep:not-a-code");
        }
    }

    @ParameterizedTest
    @CsvSource({
            "',south,1,UTC,yes,', rep:missing",
            "'ana@example.com,south,1,UTC,yes,', rep:not-a-code",
            "'rep-1,,1,UTC,yes,', team:missing",
            "'rep-1,the south,1,UTC,yes,', team:not-a-code",
            "'rep-1,south,0,UTC,yes,', weight:out-of-range",
            "'rep-1,south,1001,UTC,yes,', weight:out-of-range",
            "'rep-1,south,half,UTC,yes,', weight:out-of-range",
            "'rep-1,south,1,Brazil,yes,', timeZone:unknown-zone",
            "'rep-1,south,1,UTC,perhaps,', active:not-yes-or-no",
            "'rep-1,south,1,UTC,yes,02.11.2026', since:not-a-time",
            "'rep-1,south,1,UTC,yes,2026-12-24', since:in-the-future",
            "'rep-1,south,1,UTC,yes,1899-12-31', since:too-old"})
    void whatIsWrongIsNamed(String row, String error) throws Exception {
        assertThat(((TeamRows.Reading.Wrong) read(row)).errors()).extracting(one -> one.field() + ":" + one.code()).containsExactly(error);
    }

    private static TeamRows.Reading read(String row) throws Exception {
        Mapping mapping = ((MappingReader.Reading.Read) MappingReader.shipped("generic-teams", "teams", TeamRows::knows).orElseThrow()).mapping();
        byte[] file = ("rep,team,weight,time_zone,active,since\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        try (CsvFile csv = CsvFile.open(new ByteArrayInputStream(file), mapping)) {
            return TeamRows.read(csv.next(), mapping, "manager-1", NOW);
        }
    }
}

package org.tandem.pipeline.imports;

import org.junit.jupiter.api.Test;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.projection.decide.Answer;
import org.tandem.rest.imports.CsvFile;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.MappingReader;
import org.tandem.rest.imports.Row;
import org.tandem.rest.imports.RowOutcome;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a row of the team asks for, and what it is answered. */
class TeamRequestsTest {

    private static final Membership MEMBER =
            new Membership("rep-a", "south", 2, ZoneId.of("UTC"), true, Instant.parse("2026-03-01T00:00:00Z"), 1);

    private static RepChangeRequested leaving(String rep) {
        return new RepChangeRequested(rep, null, 0, null, false, null, "manager-1");
    }

    @Test
    void theSameWishIsAnotherRequestWhenSomethingElseHolds() {
        // Given
        UUID request = TeamImport.requestId(null, true, leaving("rep-a"));

        // Then
        assertThat(TeamImport.requestId(null, true, leaving("rep-a"))).isEqualTo(request);
        assertThat(TeamImport.requestId(MEMBER, true, leaving("rep-a"))).isNotEqualTo(request);
        assertThat(TeamImport.requestId(null, false, leaving("rep-a"))).as("what was refused for want of a team").isNotEqualTo(request);
    }

    @Test
    void noTwoWishesAreOneRequest() {
        assertThat(TeamImport.requestId(null, true, new RepChangeRequested("a/0/true/true", "b", 1, "UTC", true, null, "m")))
                .isNotEqualTo(TeamImport.requestId(null, true, new RepChangeRequested("a", "b", 1, "UTC", true, null, "m")));
        assertThat(TeamImport.requestId(null, true, new RepChangeRequested("rep/0/true/true/a", "b", 1, "UTC", true, null, "m")))
                .isNotEqualTo(TeamImport.requestId(null, true, new RepChangeRequested("rep", "a", 1, "UTC", true, null, "m")));
    }

    @Test
    void whoCannotLeaveYetIsToldWhatToBringFirst() throws Exception {
        // Given
        Mapping mapping = ((MappingReader.Reading.Read) MappingReader.shipped("generic-teams", "teams", TeamRows::knows).orElseThrow()).mapping();
        byte[] file = "rep,team,active\nrep-17,,no\n".getBytes(StandardCharsets.UTF_8);
        try (CsvFile csv = CsvFile.open(new ByteArrayInputStream(file), mapping)) {
            Row row = csv.next();

            // When
            RowOutcome outcome = TeamImport.outcome(row, new Answer.Refused(UUID.randomUUID(), TeamChange.NO_TEAM_YET, Map.of()), mapping);

            // Then
            assertThat(outcome.outcome()).isEqualTo("refused");
            assertThat(outcome.errors()).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("active");
                assertThat(error.code()).isEqualTo("no-team-yet");
            });
        }
    }
}

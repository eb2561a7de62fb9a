package org.tandem.rest.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MappingReaderTest {

    private static final Path SHIPPED = Path.of("../docs/mappings");
    private static final Set<String> FIELDS = Set.of("email", "name", "when");

    @Test
    void whatIsNotSaidHasADefault() {
        Mapping mapping = read("{\"name\": \"a-1\", \"imports\": \"leads\", \"columns\": {\"E-Mail\": \"email\"}}");
        assertThat(mapping.delimiter()).isEqualTo(',');
        assertThat(mapping.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(mapping.zone()).hasToString("UTC");
        assertThat(mapping.key()).isEmpty();
        assertThat(mapping.historical()).isEmpty();
        assertThat(mapping.required()).containsExactly("E-Mail");
        assertThat(mapping.columnOf("email")).isEqualTo("E-Mail");
        assertThat(mapping.columnOf("name")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                              | columns:missing
            {"columns": {"a": "mail"}}                                                                      | columns.a:unknown-field
            {"columns": {"a": "email", "b": "email"}}                                                       | columns.b:given-twice
            {"columns": {"a": "email"}, "constants": {"email": "x"}}                                        | constants.email:given-twice
            {"columns": {"a": "email"}, "colums": {}}                                                       | null:unknown-setting
            {"columns": {"a": "email"}, "delimiter": "ab"}                                                  | delimiter:not-a-delimiter
            {"columns": {"a": "email"}, "encoding": "klingon"}                                              | encoding:unknown-encoding
            {"columns": {"a": "email"}, "zone": "Mars"}                                                     | zone:unknown-zone
            {"columns": {"a": "email"}, "dates": ["MM/yyyy"]}                                               | dates:not-a-date-format
            {"columns": {"a": "email"}, "dates": ["jjj{"]}                                                  | dates:not-a-date-format
            {"columns": {"a": "email"}, "key": [null]}                                                      | key:missing
            {"columns": "a"}                                                                                | columns:wrong-type
            {"columns": {"a": "email"}} 1                                                                   | null:not-an-object
            [                                                                                               | null:not-an-object
            leads                                                                                           | null:not-json
            """)
    void whatIsWrongIsNamed(String json, String error) {
        String whole = json.replaceFirst("^\\{", "{\"name\": \"a\", \"imports\": \"leads\", ").replace(", }", "}");
        assertThat(errors(whole)).contains(error);
    }

    @Test
    void aMappingOfAnotherKindIsRefused() {
        assertThat(errors("{\"name\": \"A!\", \"imports\": \"deals\", \"columns\": {\"a\": \"email\"}}"))
                .containsExactlyInAnyOrder("name:not-a-name", "imports:other-kind");
    }

    @ParameterizedTest
    @CsvSource({
            "2026-03-01, 2026-03-01T00:00:00-03:00",
            "2026-03-01 09:30:00, 2026-03-01T09:30:00-03:00",
            "2026-03-01T09:30:00Z, 2026-03-01T09:30:00Z",
            "2026-03-01T09:30:00.250+02:00, 2026-03-01T09:30:00.250+02:00"})
    void aDateIsReadInItsOwnZoneOrTheMappings(String text, String moment) {
        assertThat(zoned("").moment(text).orElseThrow().toInstant()).isEqualTo(ZonedDateTime.parse(moment).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "2026-13-01", "01.03.2026", "yesterday", "2026-03-01x", "''"})
    void whatIsNoDateIsNotRead(String text) {
        assertThat(zoned("").moment(text)).isEmpty();
    }

    @Test
    void datesAreWrittenAsTheMappingSays() {
        Mapping mapping = zoned(", \"dates\": [\"dd.MM.yyyy\", \"d/M/yyyy H:mm\"]");
        assertThat(mapping.moment("01.03.2026").orElseThrow().toInstant()).isEqualTo("2026-03-01T03:00:00Z");
        assertThat(mapping.moment("1/3/2026 9:30").orElseThrow().toInstant()).isEqualTo("2026-03-01T12:30:00Z");
        assertThat(mapping.moment("2026-03-01")).isEmpty();
        assertThat(mapping.dateHint()).isEqualTo("Write it as dd.MM.yyyy or d/M/yyyy H:mm.");
    }

    @ParameterizedTest
    @CsvSource({"../etc/passwd", "/olist-leads", "Olist", "''", "no-such-mapping"})
    void onlyWhatIsShippedIsFound(String name) {
        assertThat(MappingReader.shipped(name, "leads", field -> true)).isEqualTo(Optional.empty());
    }

    /** A mapping is found by its file's name, so the two must agree; what its fields are is for the services to test. */
    @Test
    void everyShippedMappingIsRightAndNamedAsItsFile() throws Exception {
        Map<String, String> kinds = new TreeMap<>();
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                String imports = name.equals("webinar-attendees") ? "activities" : name.substring(name.lastIndexOf('-') + 1);
                assertThat(MappingReader.shipped(name, imports, field -> true).orElseThrow()).as(name)
                        .isInstanceOfSatisfying(MappingReader.Reading.Read.class, read -> assertThat(read.mapping().name()).isEqualTo(name));
                kinds.put(name, imports);
            }
        }
        assertThat(kinds).isEqualTo(Map.of("generic-leads", "leads", "olist-leads", "leads", "generic-deals", "deals", "olist-deals", "deals",
                "generic-teams", "teams", "webinar-attendees", "activities"));
    }

    @Test
    void theExampleOfTheGuideIsAMapping() throws Exception {
        String guide = Files.readString(SHIPPED.resolve("README.md"));
        String example = guide.substring(guide.indexOf("```json") + 7, guide.indexOf("```", guide.indexOf("```json") + 7));
        assertThat(MappingReader.read(example.getBytes(StandardCharsets.UTF_8), "leads", field -> true))
                .isInstanceOf(MappingReader.Reading.Read.class);
    }

    private static Mapping zoned(String more) {
        return read("{\"name\": \"a\", \"imports\": \"leads\", \"zone\": \"America/Sao_Paulo\", \"columns\": {\"a\": \"when\"}" + more + "}");
    }

    private static Mapping read(String json) {
        return ((MappingReader.Reading.Read) reading(json)).mapping();
    }

    private static List<String> errors(String json) {
        return ((MappingReader.Reading.Wrong) reading(json)).errors().stream().map(error -> error.field() + ":" + error.code()).toList();
    }

    private static MappingReader.Reading reading(String json) {
        return MappingReader.read(json.getBytes(StandardCharsets.UTF_8), "leads", FIELDS::contains);
    }
}

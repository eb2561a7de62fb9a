package org.tandem.rest.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.rest.problem.FieldError;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvFileTest {

    private static final String MAPPING = """
            {"name": "list", "imports": "leads", "key": ["id"], "columns": {"id": "ref", "Name": "name"}, "constants": {"country": "BR"},
             "ignore": ["internal"], "required": ["id", "Name"]}""";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEndWithOrWithoutMark(String end) throws Exception {
        for (String mark : List.of("", "\uFEFF")) {
            // When
            List<Row> rows = rows(mark + "id,Name,Extra,internal" + end + " 1 ,\"Ana, Souza\",x,y" + end + end + "2,,," + end);

            // Then
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).fields()).isEqualTo(Map.of("ref", "1", "name", "Ana, Souza", "country", "BR"));
            assertThat(rows.get(0).others()).isEqualTo(Map.of("Extra", "x"));
            assertThat(rows.get(1).fields()).isEqualTo(Map.of("ref", "2", "country", "BR"));
            assertThat(rows.get(1).empty()).containsExactly("name");
            assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
        }
    }

    @Test
    void aQuotedCellMayHaveLinesAndQuotes() throws Exception {
        List<Row> rows = rows("id,Name\n1,\"Ana\n\"\"A.\"\" Souza\"\n2,Bo\n");
        assertThat(rows.get(0).fields()).containsEntry("name", "Ana\n\"A.\" Souza");
        assertThat(rows.get(0).text()).isEqualTo("id,Name\n1,\"Ana\n\"\"A.\"\" Souza\"\n");
        assertThat(rows.get(1).line()).isEqualTo(4);
    }

    @Test
    void aBrokenRowIsFlawedAndTheNextOneIsRead() throws Exception {
        List<Row> rows = rows("id,Name\n1\n2,Bo,3\n4,Cy\n");
        assertThat(rows).extracting(row -> row.flaws().stream().map(FieldError::code).toList())
                .containsExactly(List.of("other-number-of-columns"), List.of("other-number-of-columns"), List.of());
    }

    @Test
    void aRowInAnotherEncodingIsFlawed() throws Exception {
        byte[] file = "id,Name\n1,Jo\u00e3o\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rows(new ByteArrayInputStream(file), MAPPING).get(0).flaws()).extracting(FieldError::code).containsExactly("other-encoding");
        assertThat(rows(new ByteArrayInputStream(file), MAPPING.replace("\"key\"", "\"encoding\": \"ISO-8859-1\", \"key\""))
                .get(0).fields()).containsEntry("name", "Jo\u00e3o");
    }

    @Test
    void theDelimiterIsTheMappings() throws Exception {
        List<Row> rows = rows(stream("id;Name\n1;a,b\n"), MAPPING.replace("\"key\"", "\"delimiter\": \";\", \"key\""));
        assertThat(rows.get(0).fields()).containsEntry("name", "a,b");
    }

    @Test
    void aRowIsNamedByItsKeyOrElseByAllItSays() throws Exception {
        List<Row> rows = rows("id,Name\n7,Ana\n7,Bo\n,Ana\n,Ana\n,Bo\n");
        assertThat(rows.get(0).key()).isEqualTo("7").isEqualTo(rows.get(1).key());
        assertThat(rows.get(2).key()).isEqualTo(rows.get(3).key()).isNotEqualTo(rows.get(4).key()).isNotEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id\n1\n", "id,Name,id\n", "Name;id\n"})
    void aHeaderThatDoesNotFitIsRefused(String file) {
        assertThat(catchThrowableOfType(CsvFile.Unreadable.class, () -> rows(file)).errors()).isNotEmpty();
    }

    /** Whatever follows is inside the quotes; more than a row may hold is not read into memory. */
    @Test
    void aQuoteThatIsNeverClosedEndsTheFile() throws Exception {
        try (CsvFile file = CsvFile.open(new EndlessRows("id,Name\n1,Ana\n2,\"Bo"), mapping(MAPPING))) {
            assertThat(file.next().fields()).containsEntry("name", "Ana");
            assertThat(catchThrowableOfType(CsvFile.Unreadable.class, file::next).errors()).extracting(FieldError::code)
                    .containsExactly("row-without-end");
        }
    }

    private static final class EndlessRows extends InputStream {
        private final byte[] begin;
        private int at;

        EndlessRows(String begin) {
            this.begin = begin.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return at < begin.length ? begin[at++] : at++ % 7 == 0 ? '\n' : 'x';
        }
    }

    private static List<Row> rows(String file) throws Exception {
        return rows(stream(file), MAPPING);
    }

    private static List<Row> rows(InputStream stream, String mapping) throws Exception {
        try (CsvFile file = CsvFile.open(stream, mapping(mapping))) {
            List<Row> rows = new ArrayList<>();
            for (Row row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(Charset.forName("UTF-8")));
    }

    private static Mapping mapping(String json) {
        return ((MappingReader.Reading.Read) MappingReader.read(json.getBytes(StandardCharsets.UTF_8), "leads", field -> true)).mapping();
    }
}

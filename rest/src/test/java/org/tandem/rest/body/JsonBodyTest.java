package org.tandem.rest.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.rest.page.Parameters;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBodyTest {

    private final Parameters given = new Parameters();

    record Inner(int number) {
    }

    record Input(String text, Integer number, Boolean flag, List<Inner> list) {
    }

    @Test
    void whatIsRightIsRead() {
        assertThat(read("{\"text\": \"ü\", \"number\": 2, \"flag\": true, \"list\": [{\"number\": 1}], \"unknown\": {}}"))
                .isEqualTo(new Input("ü", 2, true, List.of(new Inner(1))));
        assertThat(given.areWrong()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{\"text\": 1}; text; wrong-type",
            "{\"text\": 1.5}; text; wrong-type",
            "{\"text\": true}; text; wrong-type",
            "{\"text\": {}}; text; wrong-type",
            "{\"number\": \"1\"}; number; wrong-type",
            "{\"number\": 1.5}; number; wrong-type",
            "{\"number\": 99999999999}; number; wrong-type",
            "{\"flag\": \"true\"}; flag; wrong-type",
            "{\"flag\": 1}; flag; wrong-type",
            "{\"list\": [{\"number\": \"x\"}]}; list.[0].number; wrong-type",
            "[]; ; not-an-object",
            "null; ; not-an-object",
            "1; ; not-an-object",
            "{\"text\"; ; not-json",
            "{} {}; ; not-an-object",
            "x; ; not-json"})
    void whatIsWrongIsNamedAndNotRepeated(String json, String field, String code) {
        // When
        Input input = read(json);

        // Then
        assertThat(input).isNull();
        assertThat(given.problem().errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void nothingIsNotJson() {
        assertThat(read("")).isNull();
        assertThat(given.areWrong()).isTrue();
    }

    @Test
    void aBodyOfBracketsIsNotJson() {
        assertThat(read("{\"list\": " + "[".repeat(30_000))).isNull();
        assertThat(given.areWrong()).isTrue();
    }

    @Test
    void wordsAreTakenAsTheyAreWithoutTheBlanksAround() {
        assertThat(JsonBody.words("note", " two\n\twords 🙂 ", 12, given)).isEqualTo("two\n\twords 🙂");
        assertThat(JsonBody.words("note", "🙂".repeat(12), 12, given)).hasSize(24);
        assertThat(given.areWrong()).isFalse();
    }

    @Test
    void blankWordsAreNone() {
        assertThat(JsonBody.words("note", " \n ", 12, given)).isNull();
        assertThat(JsonBody.words("note", null, 12, given)).isNull();
        assertThat(given.areWrong()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "a\u001bb", "more than twelve characters"})
    void wordsThatNobodyCanKeepAreWrong(String words) {
        assertThat(JsonBody.words("note", words, 12, given)).isNull();
        assertThat(given.areWrong()).isTrue();
    }

    private Input read(String json) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), Input.class, given);
    }
}

package org.tandem.rest.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersTest {

    private final Parameters given = new Parameters();

    @Test
    void whatIsRightIsRead() {
        assertThat(given.moment("from", "2026-03-01T00:00:00Z")).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(given.eventId("after", "0d6f1a52-8f1f-4a63-9a50-0f8b1a2f4a11")).hasToString("0d6f1a52-8f1f-4a63-9a50-0f8b1a2f4a11");
        assertThat(given.count("limit", "200", 200, 50)).isEqualTo(200);
        assertThat(given.areWrong()).isFalse();
    }

    @Test
    void whatIsAbsentIsNotWrong() {
        assertThat(given.moment("from", null)).isNull();
        assertThat(given.eventId("after", null)).isNull();
        assertThat(given.cursor("cursor", null)).isNull();
        assertThat(given.count("limit", null, 200, 50)).isEqualTo(50);
        assertThat(given.areWrong()).isFalse();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        // When
        given.moment("from", "yesterday");
        given.eventId("after", "1");
        given.cursor("cursor", "1");

        // Then
        assertThat(given.areWrong()).isTrue();
        assertThat(given.problem().status()).isEqualTo(400);
        assertThat(given.problem().errors()).extracting(FieldError::field).containsExactly("from", "after", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "-5000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "+300000-01-01T00:00:00Z"})
    void aMomentThatNoTableHoldsIsWrong(String text) {
        assertThat(given.moment("from", text)).isNull();
        assertThat(given.problem().errors()).extracting(FieldError::code).containsExactly("not-a-moment");
    }

    @Test
    void theFirstAndTheLastMomentAreRight() {
        assertThat(given.moment("from", "0001-01-01T00:00:00Z")).isNotNull();
        assertThat(given.moment("until", "9999-12-31T23:59:59.999999Z")).isNotNull();
        assertThat(given.areWrong()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "many", "", "99999999999"})
    void aCountOutOfRangeIsWrong(String text) {
        assertThat(given.count("limit", text, 200, 50)).isEqualTo(50);
        assertThat(given.problem().errors()).singleElement().satisfies(error ->
                assertThat(error.message()).isEqualTo("Give a whole number from 1 to 200"));
    }
}

package org.tandem.rest.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    @Test
    void isReadAsItWasWritten() {
        Cursor cursor = new Cursor(Instant.parse("2026-03-01T09:15:00.123456Z"), UUID.fromString("0d6f1a52-8f1f-4a63-9a50-0f8b1a2f4a11"));
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1492-10-12T02:00:00.000001Z", "9999-12-31T23:59:59.999999Z"})
    void isReadAsItWasWrittenInEveryYearThatATableHolds(String time) {
        Cursor cursor = new Cursor(Instant.parse(time), new UUID(1, 2));
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @Test
    void goesIntoAnAddressAsItIs() {
        assertThat(new Cursor(Instant.EPOCH, new UUID(-1, -1)).text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoneIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "-5000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "+290000-01-01T00:00:00Z"})
    void aTimeThatNoTableHoldsIsNone(String time) {
        assertThat(Cursor.parse(new Cursor(Instant.parse(time), new UUID(0, 0)).text())).isEmpty();
    }
}

package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.read;
import static org.tandem.leadcapture.capture.Captures.unreadable;

/** Input made to cost more than it is worth, or to be understood differently by two readers. */
@Timeout(10)
class JsonTrapsTest {

    @ParameterizedTest
    @ValueSource(ints = {9, 200, 1_000, 30_000})
    void nesting(int levels) {
        assertThat(unreadable("{\"x\": " + "[".repeat(levels) + "]".repeat(levels) + "}")).containsExactly("null over-limit");
        assertThat(unreadable("[".repeat(levels))).hasSize(1);
        assertThat(unreadable("{\"email\": " + "{\"a\":".repeat(levels / 5 + 8))).hasSize(1);
    }

    @Test
    void eightLevelsAreFine() {
        assertThat(read("{\"x\": [[[[[[[1]]]]]]], \"email\": \"a@b.com\"}").email()).isEqualTo("a@b.com");
    }

    @Test
    void manyKeys() {
        String million = IntStream.range(0, 1_000_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        String asManyAsFit = IntStream.range(0, 6_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertThat(unreadable(million)).containsExactly("null too-large");
        assertThat(asManyAsFit.length()).isLessThanOrEqualTo(LeadJson.MAX_BYTES);
        assertThat(read(asManyAsFit)).isEqualTo(LeadInput.builder().build());
        assertThat(unreadable("{\"properties\":" + asManyAsFit.substring(0, 50_000) + "}}")).hasSize(1);
    }

    /** All strings of Aa and BB of one length have one {@code hashCode}. */
    @Test
    void keysOfOneHash() {
        String keys = IntStream.range(0, 1_024).mapToObj(i -> "\"" + colliding(i) + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertThat(read(keys)).isEqualTo(LeadInput.builder().build());
    }

    private static String colliding(int number) {
        return IntStream.range(0, 10).mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e999999999", "123456789e999"})
    void numbersThatNoComputerHolds(String number) {
        assertThat(unreadable("{\"properties\": {\"n\": " + number + "}}")).containsExactly("properties.n not-a-number");
        assertThat(unreadable("{\"companySize\": " + number + "}")).hasSize(1);
        assertThat(unreadable("{\"unknown\": [{\"n\": " + number + "}]}")).containsExactly("null not-a-number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"companySize", "unknown", "properties"})
    void numbersOfManyDigits(String field) {
        String digits = "9".repeat(33);
        String value = field.equals("properties") ? "{\"n\": " + digits + "}" : digits;

        assertThat(unreadable("{\"" + field + "\": " + value + "}")).singleElement().asString().endsWith("over-limit");
        assertThat(unreadable("{\"" + field + "\": " + "9".repeat(1_000_000) + "}")).containsExactly("null too-large");
        assertThat(unreadable("{\"" + field + "\": " + "9".repeat(60_000) + "}")).singleElement().asString().endsWith("over-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"email\": \"a@b.com\", \"email\": \"c@d.com\"}",
            "{\"email\": \"a@b.com\", \"em\\u0061il\": \"c@d.com\"}",
            "{\"unknown\": 1, \"unknown\": 1}",
            "{\"unknown\": {\"a\": 1, \"b\": 2, \"a\": 1}}",
            "{\"properties\": {\"a\": 1, \"a\": 1}}",
            "{\"utm\": {\"source\": \"a\", \"source\": \"a\"}}",
            "{\"consent\": [{\"granted\": false, \"granted\": true}]}"})
    void duplicateKeys(String json) {
        assertThat(unreadable(json)).containsExactly("null duplicate-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "IBM037"})
    void otherEncodings(String charset) {
        byte[] body = "{\"email\": \"a@b.com\", \"name\": \"é\"}".getBytes(Charset.forName(charset));

        assertThat(unreadable(LeadJson.read(body))).hasSize(1);
    }

    @Test
    void byteOrderMark() {
        assertThat(unreadable("\uFEFF{\"email\": \"a@b.com\"}")).containsExactly("null not-json");
    }

    @Test
    void invalidUtf8() {
        int[][] sequences = {{0xFF}, {0xC3}, {0x80}, {0xC0, 0xAF}, {0xE0, 0x80, 0xAF}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80},
                {0xF4, 0x90, 0x80, 0x80}, {0xF0, 0x9F, 0x98}, {0xE9}};
        for (int[] sequence : sequences) {
            assertThat(unreadable(LeadJson.read(withBytes(sequence)))).containsExactly("null not-utf-8");
        }
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(read("{\"name\": \"\uFFFD\"}").name()).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "null", "true", "1", "\"a\"", "[]", "[{\"email\": \"a@b.com\"}]"})
    void whatIsNoObject(String body) {
        assertThat(unreadable(body)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{\"a\":'b'}", "{\"a\":01}",
            "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":0x10}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":-Infinity}", "{\"a\":tru}",
            "{\"a\":\"b}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\n\"}", "{\"a\":\"\u0000\"}", "{\"a\":1}/**/", "/**/{\"a\":1}",
            "{\"a\":1//\n}", "{\"a\":1}#", "{\"a\":1}{", "{\"a\":1}{\"a\":1}", "{\"a\":1}]", "{\"a\":1} x", "{\"a\":1}\u0000", "{\"a\":1},",
            "{\"consent\":[", "{\"consent\":[{", "{\"consent\":[{\"purpose\":", "{\"properties\":{\"a\":", "{\"utm\":{", "{\"x\":[1,",
            "\u0000", "{\"a\":1 \"b\":2}", "{\"a\" 1}", "\u00a0{}", "{\"a\":\u20281}"})
    void whatIsNoJson(String body) {
        assertThat(unreadable(body)).containsExactly("null not-json");
    }

    @Test
    void longTexts() {
        assertThat(read("{\"message\": \"" + "x".repeat(16_384) + "\"}").message()).hasSize(16_384);
        assertThat(unreadable("{\"message\": \"" + "x".repeat(16_385) + "\"}")).containsExactly("message over-limit");
        assertThat(unreadable("{\"" + "x".repeat(20_000) + "\": 1}")).hasSize(1);
        assertThat(unreadable("{\"message\": \"" + "x".repeat(1_000_000) + "\"}")).containsExactly("null too-large");
    }

    @Test
    void errorsNeverRepeatWhatWasSent() {
        for (String json : new String[]{"{\"canary\": canary}", "{\"canary\": 1, \"canary\": 2}", "canary", "{\"properties\": {\"<canary>\": []}}",
                "{\"consent\": [\"canary\"]}", "{\"email\": [\"canary\"]}", "{\"message\": \"canary" + "x".repeat(20_000) + "\"}"}) {
            Reading reading = LeadJson.read(json.getBytes(StandardCharsets.UTF_8));
            assertThat(reading.toString()).doesNotContain("canary");
        }
    }

    private static byte[] withBytes(int[] sequence) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"name\": \"".getBytes(StandardCharsets.UTF_8));
        for (int b : sequence) {
            body.write(b);
        }
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}

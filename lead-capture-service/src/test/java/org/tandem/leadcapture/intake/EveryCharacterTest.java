package org.tandem.leadcapture.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person typed comes back byte for byte, in whatever writing. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class EveryCharacterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {
            "O'Brien; DROP TABLE lead;--", "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}} %s %n \\ \" /",
            "\u00c5ngstr\u00f6m", "A\u030angstro\u0308m", "\u0130\u0131\u00df\u1e9e", "\u6771\u4eac \u304b\u304c \uff76\uff9e",
            "\u202e\u05d0\u05d1\u05d2 \u0627\u0644\u0633\u0644\u0627\u0645\u202c", "\uD83D\uDC69\u200D\uD83D\uDE80 \uD83C\uDDE7\uD83C\uDDF7 \uD83D\uDC4D\uD83C\uDFFD",
            "Z\u0351\u036b\u0343a\u0489lgo", "a\u2028b\u2029c", "x\u200b\u200c\u2060\ufeffy", "\ue000\udbff\udffd", "\ufffd \uffff \ufdd0",
            "\u0915\u094d\u0937\u093f", "\ud835\udcd0\ud835\udcf7\ud835\udcea", "=1+1", "null", "undefined", "\u00ad\u034f\u180e."})
    void comesBackByteForByte(String written) throws Exception {
        // Given
        // with letters around it: what is no name is not shown as one
        String text = "Ana " + written + " Souza";
        String json = JSON.writeValueAsString(Map.of("email", Api.freshEmail(), "firstName", text, "company", text,
                "message", text, "properties", Map.of("note", text)));

        // When
        Response lead = Api.leadOf(Api.capture(json));

        // Then
        for (String field : new String[] {"firstName", "company", "message", "properties.note"}) {
            assertThat(lead.<String>path("lead.profile." + field).getBytes(StandardCharsets.UTF_8)).as(field)
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyPlaneComesBackFromAForm() {
        // Given
        StringBuilder planes = new StringBuilder();
        for (int character = 0xA1; character < 0x110000; character += 1_021) {
            if (!Character.isSurrogate((char) character) || character > 0xFFFF) {
                planes.appendCodePoint(character);
            }
        }
        String text = "<" + planes + ">";

        // When
        Response lead = Api.leadOf(Api.browser().formParam("email", Api.freshEmail()).formParam("company", "Example")
                .formParam("message", text).post(Api.FORM));

        // Then
        assertThat(lead.<String>path("lead.profile.message")).isEqualTo(text);
    }
}

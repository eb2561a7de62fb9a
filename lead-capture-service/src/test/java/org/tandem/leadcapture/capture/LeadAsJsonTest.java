package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.json;
import static org.tandem.leadcapture.capture.Captures.read;

class LeadAsJsonTest {

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyFieldIsReadAsItIsWritten(Field field) {
        LeadInput lead = LeadInput.builder().put(field, "x").build();

        assertThat(read(json(LeadAsJson.of(lead)))).isEqualTo(lead);
    }

    @Test
    void consentsAndOwnQuestionsAreReadAsTheyAreWritten() {
        LeadInput lead = LeadInput.builder()
                .consent(new ConsentInput("email", true, "Yes, mail me", "consent")).consent(new ConsentInput("phone", false, null, null))
                .consent(new ConsentInput("post", null, null, null)).property("budget", "10k").property("favourite \"colour\"", "blue").build();

        assertThat(read(json(LeadAsJson.of(lead)))).isEqualTo(lead);
    }

    @Test
    void whatIsBlankSaysNothing() {
        assertThat(LeadAsJson.of(LeadInput.builder().put(Field.EMAIL, " a@b.com ").put(Field.COMPANY, " ").property("budget", "").build()))
                .isEqualTo(Map.of("email", "a@b.com"));
        assertThat(LeadAsJson.of(LeadInput.builder().build())).isEmpty();
    }
}

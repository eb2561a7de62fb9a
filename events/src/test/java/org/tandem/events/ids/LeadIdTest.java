package org.tandem.events.ids;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class LeadIdTest {

    private static final String TEXT = "f27235cd-ddee-56b7-a887-d47febd99214";

    @Test
    void isAPlainStringInJson() throws Exception {
        var json = new ObjectMapper();

        assertThat(json.writeValueAsString(LeadId.of(TEXT))).isEqualTo('"' + TEXT + '"');
        assertThat(json.readValue('"' + TEXT + '"', LeadId.class)).isEqualTo(LeadId.of(TEXT)).hasToString(TEXT);
    }

    @Test
    void isNeverEmpty() {
        assertThatNullPointerException().isThrownBy(() -> new LeadId(null));
        assertThatIllegalArgumentException().isThrownBy(() -> LeadId.of(""));
    }
}

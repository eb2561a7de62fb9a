package org.tandem.events.profile;

import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.support.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileEventTest {

    @Test
    void writesEqualDataAsEqualBytes() {
        // Given
        Map<String, String> oneWay = new LinkedHashMap<>();
        Map<String, String> otherWay = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            oneWay.put("property " + (10 + i), "value");
            otherWay.put("property " + (59 - i), "value");
        }

        // When
        String one = Json.write(profile(List.of(), oneWay));
        String other = Json.write(profile(List.of(), otherWay));

        // Then
        assertThat(one).isEqualTo(other);
    }

    @Test
    void doesNotChangeWithWhatItWasMadeFrom() {
        // Given
        var texts = new ArrayList<>(List.of(new ConsentText("email", "Yes.")));
        var properties = new LinkedHashMap<>(Map.of("budget", "50-100k"));
        ProfileCaptured profile = profile(texts, properties);

        // When
        texts.clear();
        properties.clear();

        // Then
        assertThat(profile.consentTexts()).containsExactly(new ConsentText("email", "Yes."));
        assertThat(profile.properties()).containsExactly(Map.entry("budget", "50-100k"));
    }

    private static ProfileCaptured profile(List<ConsentText> texts, Map<String, String> properties) {
        return new ProfileCaptured(LeadId.of("f27235cd-ddee-56b7-a887-d47febd99214"),
                UUID.fromString("7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44"), "website", null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, texts, properties);
    }
}

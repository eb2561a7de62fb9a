package org.tandem.leadcapture.form;

import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.capture.ConsentInput;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.LeadInput;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class PublicFieldsTest {

    @Test
    void aVisitorCannotSpeakForTheOwnerOfTheForm() {
        // Given
        LeadInput given = LeadInput.builder().put(Field.EMAIL, "ana@example.com").put(Field.SOURCE, "partner")
                .put(Field.CAMPAIGN, "other").put(Field.EXTERNAL_REF, "crm-1").put(Field.OCCURRED_AT, "2020-01-01")
                .property("booth", "B12").build();

        // When
        LeadInput limited = PublicFields.of(given, Set.of());

        // Then
        assertThat(limited.source()).isNull();
        assertThat(limited.campaign()).isNull();
        assertThat(limited.externalRef()).isNull();
        assertThat(limited.occurredAt()).isNull();
        assertThat(limited.email()).isEqualTo("ana@example.com");
        assertThat(limited.properties()).containsEntry("booth", "B12").containsEntry("given.source", "partner");
    }

    @Test
    void onlyWhatTheFormAsksForCanBeConsentedTo() {
        // Given
        LeadInput given = LeadInput.builder().consent(new ConsentInput("email", true, null, null))
                .consent(new ConsentInput("phone", true, null, null)).build();

        // When
        LeadInput limited = PublicFields.of(given, Set.of("email"));

        // Then
        assertThat(limited.consents()).extracting(ConsentInput::purpose).containsExactly("email");
    }

    @Test
    void aConsentThatDoesNotSayForWhatIsKeptToBeRefused() {
        // Given
        LeadInput given = LeadInput.builder().consent(new ConsentInput(null, true, null, null)).build();

        // When
        LeadInput limited = PublicFields.of(given, Set.of("email"));

        // Then
        assertThat(limited.consents()).isEqualTo(given.consents());
    }
}

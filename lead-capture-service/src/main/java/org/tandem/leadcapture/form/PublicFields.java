package org.tandem.leadcapture.form;

import org.tandem.leadcapture.capture.ConsentInput;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.LeadInput;

import java.util.Set;

/**
 * What somebody who only knows a publishable key may say. Where a lead came from, whose reference it has and when it
 * happened are the form owner's to say; said by a visitor they are kept with the person, like any other field.
 */
final class PublicFields {

    private static final Set<Field> OWNERS = Set.of(Field.SOURCE, Field.CAMPAIGN, Field.EXTERNAL_REF, Field.OCCURRED_AT);

    private PublicFields() {
    }

    /**
     * @param purposes what the form asks permission for; other consents were not asked and cannot be given. One that does
     *                 not say for what is kept, to be refused: nothing that somebody answered is lost unseen
     */
    static LeadInput of(LeadInput input, Set<String> purposes) {
        LeadInput.Builder limited = LeadInput.builder();
        input.properties().forEach(limited::property);
        for (Field field : Field.values()) {
            String value = field.of(input);
            if (value == null) {
                continue;
            }
            if (OWNERS.contains(field)) {
                limited.property("given." + field.fieldName(), value);
            } else {
                limited.put(field, value);
            }
        }
        for (ConsentInput consent : input.consents()) {
            if (consent.purpose() == null || purposes.contains(consent.purpose())) {
                limited.consent(consent);
            }
        }
        return limited.build();
    }
}

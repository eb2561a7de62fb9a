package org.tandem.leadcapture.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sender sent about one lead, as text and unchecked, whichever way it came. Null where nothing was sent.
 *
 * @param companySize number of employees, or a range of it
 * @param anonymousId the tracker's id of the browser
 * @param page        where the form was, in full
 * @param occurredAt  when it happened, if not now
 * @param properties  everything else, in the order it was sent
 */
public record LeadInput(
        String email, String phone, String firstName, String lastName, String name, String company, String jobTitle,
        String website, String street, String postalCode, String city, String region, String country, String industry,
        String companySize, String department, String jobLevel, String message, String source, String campaign,
        String externalRef, String anonymousId, String page, String referrer, String occurredAt, String utmSource,
        String utmMedium, String utmCampaign, String utmTerm, String utmContent, List<ConsentInput> consents,
        Map<String, String> properties) {

    public LeadInput {
        consents = consents == null ? List.of() : List.copyOf(consents);
        properties = properties == null ? Map.of() : Collections.unmodifiableMap(properties);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Without white space around the values; what is blank was not sent. Consent texts are proof and stay whole. */
    LeadInput trimmed() {
        Builder trimmed = new Builder();
        for (Field field : Field.all()) {
            trimmed.put(field, strip(field.of(this)));
        }
        for (ConsentInput consent : consents) {
            trimmed.consent(new ConsentInput(strip(consent.purpose()), consent.granted(), consent.text(),
                    strip(consent.basis())));
        }
        properties.forEach((key, value) -> {
            String text = strip(value);
            if (text != null) {
                trimmed.property(key, text);
            }
        });
        return trimmed.build();
    }

    private static String strip(String value) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        return text.isEmpty() ? null : text;
    }

    /** Without the values, so that no log line can carry them. */
    @Override
    public String toString() {
        return "LeadInput[" + consents.size() + " consents, " + properties.size() + " properties]";
    }

    /** Collects fields as they come. Not safe for use by several threads. */
    public static final class Builder {

        private final String[] texts = new String[Field.all().length];
        private List<ConsentInput> consents = List.of();
        private Map<String, String> properties = Map.of();

        private Builder() {
        }

        /** Replaces what the field had. */
        public Builder put(Field field, String value) {
            texts[field.ordinal()] = value;
            return this;
        }

        public Builder consent(ConsentInput consent) {
            if (consents.isEmpty()) {
                consents = new ArrayList<>(4);
            }
            consents.add(consent);
            return this;
        }

        public Builder property(String key, String value) {
            if (properties.isEmpty()) {
                properties = new LinkedHashMap<>();
            }
            properties.put(key, value);
            return this;
        }

        boolean has(Field field) {
            return texts[field.ordinal()] != null;
        }

        boolean hasProperty(String key) {
            return properties.containsKey(key);
        }

        int consents() {
            return consents.size();
        }

        int properties() {
            return properties.size();
        }

        public LeadInput build() {
            return new LeadInput(
                    text(Field.EMAIL), text(Field.PHONE), text(Field.FIRST_NAME), text(Field.LAST_NAME),
                    text(Field.NAME), text(Field.COMPANY), text(Field.JOB_TITLE), text(Field.WEBSITE),
                    text(Field.STREET), text(Field.POSTAL_CODE), text(Field.CITY), text(Field.REGION),
                    text(Field.COUNTRY), text(Field.INDUSTRY), text(Field.COMPANY_SIZE),
                    text(Field.DEPARTMENT), text(Field.JOB_LEVEL), text(Field.MESSAGE), text(Field.SOURCE),
                    text(Field.CAMPAIGN), text(Field.EXTERNAL_REF), text(Field.ANONYMOUS_ID),
                    text(Field.PAGE), text(Field.REFERRER), text(Field.OCCURRED_AT), text(Field.UTM_SOURCE),
                    text(Field.UTM_MEDIUM), text(Field.UTM_CAMPAIGN), text(Field.UTM_TERM),
                    text(Field.UTM_CONTENT), consents, properties);
        }

        private String text(Field field) {
            return texts[field.ordinal()];
        }
    }
}

package org.tandem.events.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Personal data, where it can be deleted: topic {@code lead-profiles}, compacted, one record per lead and capture. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ProfileEvent {

    /**
     * What one capture said about a person. A lead's profile is the survivorship merge of these; none replaces another.
     *
     * @param captureId    the capture's event id, second half of the record key
     * @param phone        E.164 where it could be read, else as given
     * @param properties   everything the sender sent that has no field of its own
     * @param consentTexts the text the person saw, by purpose
     * @param page         the page's address in full, query included
     */
    record ProfileCaptured(LeadId leadId, UUID captureId, String sender, String email, String phone, String firstName,
                           String lastName, String name, String company, String jobTitle, String website, String street,
                           String postalCode, String city, String region, String country, String message, String page,
                           String referrer, List<ConsentText> consentTexts, Map<String, String> properties)
            implements ProfileEvent {
        public ProfileCaptured {
            consentTexts = consentTexts == null ? List.of() : List.copyOf(consentTexts);
            properties = sorted(properties);
        }

        /** By name: {@link Map#copyOf} iterates differently in every process, and equal data must be equal bytes. */
        private static Map<String, String> sorted(Map<String, String> properties) {
            return properties == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(properties)));
        }
    }

    /** The exact words somebody agreed to, kept as proof. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ConsentText(String purpose, String text) {
    }
}

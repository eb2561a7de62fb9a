package org.tandem.leadcapture.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.profile.ProfileEvent.ConsentText;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is known about a person, from all captures. Null where nothing is known.
 *
 * @param consentTexts one for each purpose, by purpose
 * @param properties   by name
 * @param provenance   the capture each value is from, by field: {@code email}, {@code consent.<purpose>},
 *                     {@code properties.<name>}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Profile(String email, String phone, String firstName, String lastName, String name, String company,
                      String jobTitle, String website, String street, String postalCode, String city, String region,
                      String country, String message, String page, String referrer, List<ConsentText> consentTexts,
                      Map<String, String> properties, Map<String, UUID> provenance) {

    /** Without the values, so that no log line can carry them. */
    @Override
    public String toString() {
        return "Profile[" + provenance.size() + " values]";
    }
}

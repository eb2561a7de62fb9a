package org.tandem.events.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One permission, as given or withdrawn. The exact text the person saw is on {@code lead-profiles}, beside the person.
 *
 * @param purpose code of what is permitted, such as {@code email}, {@code phone}
 * @param status  {@code granted}, {@code denied} or {@code withdrawn}
 * @param basis   lawful basis, such as {@code consent} or {@code legitimate-interest}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Consent(String purpose, String status, String basis) {
}

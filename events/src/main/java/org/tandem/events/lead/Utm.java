package org.tandem.events.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Campaign parameters of the link that brought somebody; only word characters, so that no address hides in them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Utm(String source, String medium, String campaign, String term, String content) {
}

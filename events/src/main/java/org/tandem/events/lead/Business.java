package org.tandem.events.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.UUID;

/**
 * What scoring and routing need to know about a lead's company and job: codes from closed lists and numbers, so that
 * nothing a person typed gets onto a topic that cannot forget. What is typed is on {@code lead-profiles}.
 *
 * @param country     ISO 3166-1 alpha-2, upper case
 * @param companySize number of employees
 * @param mailDomain  {@code corporate} or {@code free-mail}
 * @param account     pseudonym of the company, the same for all its people; null where no company is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Business(String country, String industry, Integer companySize, String department, String jobLevel,
                       String mailDomain, UUID account) {

    public static final Business UNKNOWN = new Business(null, null, null, null, null, null);

    /** Of no known company, or where which one it is does not matter. */
    public Business(String country, String industry, Integer companySize, String department, String jobLevel, String mailDomain) {
        this(country, industry, companySize, department, jobLevel, mailDomain, null);
    }
}

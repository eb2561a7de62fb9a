package org.tandem.scoring.model;

import org.tandem.events.lead.Business;

import java.util.Set;

/**
 * A condition on what a lead is; everything that is given must hold, and what is not known holds nothing.
 *
 * @param companySizeFrom employees, inclusive; null for no bound
 * @param companySizeTo   employees, inclusive; null for no bound
 */
public record BusinessMatch(Set<String> country, Set<String> industry, Set<String> department, Set<String> jobLevel,
                            Set<String> mailDomain, Integer companySizeFrom, Integer companySizeTo) {

    public BusinessMatch {
        country = copy(country);
        industry = copy(industry);
        department = copy(department);
        jobLevel = copy(jobLevel);
        mailDomain = copy(mailDomain);
    }

    public boolean holds(Business business) {
        return among(country, business.country()) && among(industry, business.industry())
                && among(department, business.department()) && among(jobLevel, business.jobLevel())
                && among(mailDomain, business.mailDomain()) && sizeHolds(business.companySize());
    }

    /** Whether it asks for nothing, which would hold for everybody. */
    public boolean isEmpty() {
        return country == null && industry == null && department == null && jobLevel == null && mailDomain == null
                && companySizeFrom == null && companySizeTo == null;
    }

    private boolean sizeHolds(Integer size) {
        return companySizeFrom == null && companySizeTo == null
                || size != null && (companySizeFrom == null || size >= companySizeFrom)
                && (companySizeTo == null || size <= companySizeTo);
    }

    private static boolean among(Set<String> wanted, String value) {
        return wanted == null || value != null && wanted.contains(value);
    }

    private static Set<String> copy(Set<String> values) {
        return values == null ? null : Set.copyOf(values);
    }
}

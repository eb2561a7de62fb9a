package org.tandem.scoring.lead;

import org.tandem.events.lead.Business;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lead's business attributes, each as it was recorded last; a capture that does not say one leaves it as it is. Ties go
 * to the greater value, so that every order of folding ends the same.
 */
public final class BusinessFacts {

    /** A value and when it was recorded. */
    public record Known(String value, Instant recordedAt) {

        Known and(Known other) {
            int order = recordedAt.compareTo(other.recordedAt);
            return order > 0 || order == 0 && value.compareTo(other.value) >= 0 ? this : other;
        }
    }

    private final TreeMap<String, Known> fields;

    private BusinessFacts(TreeMap<String, Known> fields) {
        this.fields = fields;
    }

    public static BusinessFacts none() {
        return new BusinessFacts(new TreeMap<>());
    }

    /** What {@link #fields} gave. */
    public static BusinessFacts of(Map<String, Known> fields) {
        return new BusinessFacts(new TreeMap<>(fields));
    }

    public SortedMap<String, Known> fields() {
        return new TreeMap<>(fields);
    }

    public void add(Business business, Instant recordedAt) {
        add("country", business.country(), recordedAt);
        add("industry", business.industry(), recordedAt);
        add("companySize", business.companySize() == null ? null : business.companySize().toString(), recordedAt);
        add("department", business.department(), recordedAt);
        add("jobLevel", business.jobLevel(), recordedAt);
        add("mailDomain", business.mailDomain(), recordedAt);
    }

    /** What is known under another id of the same person. */
    public void add(BusinessFacts other) {
        other.fields.forEach((field, known) -> fields.merge(field, known, Known::and));
    }

    public Business business() {
        String size = value("companySize");
        return new Business(value("country"), value("industry"), size == null ? null : Integer.valueOf(size),
                value("department"), value("jobLevel"), value("mailDomain"));
    }

    private void add(String field, String value, Instant recordedAt) {
        if (value != null) {
            fields.merge(field, new Known(value, recordedAt), Known::and);
        }
    }

    private String value(String field) {
        Known known = fields.get(field);
        return known == null ? null : known.value();
    }
}

package org.tandem.leadcapture.lead;

import io.quarkus.panache.common.Parameters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which leads somebody wants to see; null means any. Values are bound, names are ours.
 *
 * @param leadId the lead an e-mail address belongs to
 * @param from   first captured at or after
 * @param before first captured before
 */
record LeadFilter(UUID leadId, String source, String campaign, String sender, String country, Instant from,
                  Instant before) {

    void addTo(List<String> conditions, Parameters parameters) {
        add(conditions, parameters, "leadId = :leadId", "leadId", leadId);
        add(conditions, parameters, "source = :source", "source", source);
        add(conditions, parameters, "campaign = :campaign", "campaign", campaign);
        add(conditions, parameters, "sender = :sender", "sender", sender);
        add(conditions, parameters, "country = :country", "country", country);
        add(conditions, parameters, "firstCapturedAt >= :from", "from", from);
        add(conditions, parameters, "firstCapturedAt < :before", "before", before);
    }

    private static void add(List<String> conditions, Parameters parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.and(name, value);
        }
    }
}

package org.tandem.pipeline.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.events.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Imported deals as they are read. */
final class DealViews {

    private DealViews() {
    }

    /**
     * @param withoutLead deals whose lead has not come, which are in no group
     * @param groups      most deals first
     */
    @Schema(name = "DealCounts", description = "Won deals that were imported, by where their leads came from", example = """
            {"by": "origin", "deals": 7, "withoutLead": 1, "groups": [{"value": "web-form", "deals": 4}, {"value": "not-stated", "deals": 2}]}""")
    record Counts(String by, long deals, long withoutLead, List<Group> groups) {
    }

    record Group(String value, long deals) {
    }

    /**
     * @param counts deals by what is odd about them; a deal may be in several
     * @param next   pass it as {@code cursor} for the next page; absent on the last one
     */
    @Schema(name = "DealAnomalies", description = "Imported deals that somebody should look at, the last won first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Anomalies(Map<String, Long> counts, List<Anomaly> anomalies, String next) {
    }

    /**
     * @param eventId        the deal
     * @param leadId         the lead it is recorded under; {@code knownLeadId} is the one that came, absent while none did
     * @param firstContactAt when that lead came first
     * @param anomalies      {@code unknown-reference}, {@code won-before-first-contact}, {@code dominating-value} (more than half of
     *                       everything in its currency), {@code two-contents}
     */
    @Schema(name = "DealAnomaly", example = """
            {"eventId": "0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10", "leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "provider": "former-crm",
             "externalRef": "4711", "wonAt": "2026-03-02T14:05:00Z", "wonOn": "2026-03-02", "value": {"amount": "18000.00",
             "currency": "EUR"}, "anomalies": ["unknown-reference"]}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Anomaly(UUID eventId, UUID leadId, UUID knownLeadId, String provider, String externalRef, Instant wonAt, LocalDate wonOn,
                   Instant firstContactAt, Money value, String segment, String rep, String sdr, List<String> anomalies) {
    }
}

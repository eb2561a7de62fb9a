package org.tandem.console;

import java.time.Instant;
import java.util.UUID;

/** Answers of services, as far as pages look at them. */
final class MadeUp {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private MadeUp() {
    }

    static String event(String type, String facts) {
        return """
                {"eventId": "%s", "type": "org.tandem.%s.v1", "time": "%s", "event": {"attempt": 1, %s}}"""
                .formatted(UUID.randomUUID(), type, NOW, facts);
    }

    static String deal(String name, String status) {
        return """
                {"opportunityId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "owner": "rep-ana",
                 "status": "%s", "stage": "qualification", "value": {"amount": "18000.00", "currency": "EUR"}, "openedAt": "%s",
                 "inStageSince": "%s", "daysInStage": 1, "closedAt": "%s", "name": "%s"}""".formatted(status, NOW, NOW, NOW, name);
    }

    /** Where analytics is: its days are days in UTC. */
    static String today() {
        return Instant.now().toString().substring(0, 10);
    }

    static String funnel(String day) {
        return """
                {"question": "Cohort: how many got on?", "view": "cohort", "unit": "person", "entering": "inquiry", "asOf": "%s", "knownAt": "%s",
                 "filter": {}, "undefined": null, "rows": [], "total": {"value": null, "entered": 0, "matured": 0, "open": 0, "steps": [], "wonValue": []}}"""
                .formatted(day, day);
    }
}

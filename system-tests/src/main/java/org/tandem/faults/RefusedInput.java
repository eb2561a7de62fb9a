package org.tandem.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.faults.PlannedCapture.Refused;

/** What was sent, as it is kept among the rejected captures. */
final class RefusedInput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedInput() {
    }

    static Refused of(StreamState.Rejected rejected) {
        try {
            return of(JSON.readTree(rejected.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejected capture is no JSON", e);
        }
    }

    static Refused of(JsonNode rejected) {
        return new Refused(rejected.path("endpoint").asText(), rejected.path("payload").asText());
    }
}

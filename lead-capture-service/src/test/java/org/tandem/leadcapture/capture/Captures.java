package org.tandem.leadcapture.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;
import org.tandem.leadcapture.capture.CaptureOutcome.Refused;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of this package share. */
final class Captures {

    static final Identity IDENTITY = new Identity(UUID.fromString("c41b8c57-0979-5931-8218-6d525878e6e7"));
    static final UUID CAPTURE_ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final CaptureContext API = new CaptureContext("crm", null, "api", null, null, Set.of(), List.of());
    static final CaptureContext FORM = new CaptureContext("website", "demo", "web-form", "spring", null, Set.of(),
            List.of(new ConsentDefinition("email", "Send me mail.", "consent")));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Captures() {
    }

    static LeadInput.Builder ana() {
        return LeadInput.builder().put(Field.EMAIL, "ana.souza@example.com");
    }

    static CaptureOutcome decide(LeadInput.Builder input, CaptureContext context) {
        return Capture.decide(input.build(), context, CAPTURE_ID, IDENTITY, NOW);
    }

    static Accepted accepted(LeadInput.Builder input, CaptureContext context) {
        CaptureOutcome outcome = decide(input, context);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    static Accepted accepted(LeadInput.Builder input) {
        return accepted(input, API);
    }

    static Refused refused(LeadInput.Builder input, CaptureContext context) {
        CaptureOutcome outcome = decide(input, context);
        assertThat(outcome).isInstanceOf(Refused.class);
        return (Refused) outcome;
    }

    /** Errors as {@code field code}. */
    static List<String> errors(LeadInput.Builder input, CaptureContext context) {
        return refused(input, context).errors().stream().map(error -> error.field() + " " + error.code()).toList();
    }

    static List<String> errors(LeadInput.Builder input) {
        return errors(input, API);
    }

    static LeadInput read(String json) {
        Reading reading = LeadJson.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).input();
    }

    static List<String> unreadable(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable) reading).errors().stream().map(error -> error.field() + " " + error.code()).toList();
    }

    static List<String> unreadable(String json) {
        return unreadable(LeadJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    static String json(Object event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

package org.tandem.leadcapture.activity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.capture.CaptureContext;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class WebinarActivityTest {

    private static final Identity IDENTITY = new Identity(UUID.fromString("5f0d3c1e-6a2b-4d57-9d0e-0c8f6f4f9a11"));
    private static final CaptureContext SENDER = new CaptureContext("webinars", null, "webinar", "standing", null, Set.of(), List.of());
    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant THEN = Instant.parse("2026-03-05T15:00:00Z");

    @Test
    void whoAttendedIsTheLeadOfTheirAddress() {
        ActivityOutcome outcome = decide(new ActivityInput("Ana.Souza@Example.com", "A-1", "attended", "launch", "winter", "52", "60", THEN));

        assertThat(outcome).isInstanceOfSatisfying(ActivityOutcome.Accepted.class, accepted -> {
            assertThat(accepted.time()).isEqualTo(THEN);
            assertThat(accepted.activity()).isEqualTo(
                    new WebinarAttended(IDENTITY.byEmail("ana.souza@example.com"), "launch", "winter", 52, 60));
        });
    }

    /** An office's address is nobody's, as with captures; what the sender calls the person is. */
    @ParameterizedTest
    @CsvSource({"info@example.com, A-1", ", A-1"})
    void whoHasNoAddressOfTheirOwnIsWhomTheSenderCallsSo(String email, String ref) {
        ActivityOutcome outcome = decide(new ActivityInput(email, ref, "invited", "launch", null, null, null, null));

        assertThat(outcome).isInstanceOfSatisfying(ActivityOutcome.Accepted.class, accepted -> {
            assertThat(accepted.leadId()).isEqualTo(IDENTITY.byProvider("webinars", "A-1"));
            assertThat(accepted.time()).isEqualTo(NOW);
            assertThat(accepted.type().name()).isEqualTo("org.tandem.webinar.invited");
            assertThat(accepted.activity()).hasFieldOrPropertyWithValue("campaign", "standing");
        });
    }

    @ParameterizedTest
    @CsvSource({
            ", , registered, launch, , , nobody",
            "info@example.com, , registered, launch, , , email:nobody",
            "no address, A-1, registered, launch, , , email:not-an-email",
            ", a@b.example, registered, launch, , , externalRef:not-a-reference",
            "a@example.com, , slept, launch, , , activity:unknown-activity",
            "a@example.com, , , launch, , , activity:unknown-activity",
            "a@example.com, , missed, , , , webinar:missing",
            "a@example.com, , missed, two words, , , webinar:not-a-code",
            "a@example.com, , attended, launch, , 60, minutes:missing",
            "a@example.com, , attended, launch, 1441, , minutes:not-minutes",
            "a@example.com, , attended, launch, ten, , minutes:not-minutes",
            "a@example.com, , attended, launch, 10, 0, scheduledMinutes:not-minutes"})
    void everyErrorIsNamed(String email, String ref, String activity, String webinar, String minutes, String scheduled, String error) {
        ActivityOutcome outcome = decide(new ActivityInput(email, ref, activity, webinar, null, minutes, scheduled, THEN));

        assertThat(outcome).isInstanceOfSatisfying(ActivityOutcome.Refused.class, refused -> assertThat(refused.errors())
                .extracting(one -> (one.field() == null ? "" : one.field() + ":") + one.code()).contains(error));
    }

    @Test
    void nobodyAttendsTomorrow() {
        ActivityOutcome outcome = decide(new ActivityInput("a@example.com", null, "invited", "launch", null, null, null,
                NOW.plusSeconds(301)));

        assertThat(outcome).isInstanceOfSatisfying(ActivityOutcome.Refused.class, refused -> {
            assertThat(refused.errors()).extracting(one -> one.field() + ":" + one.code()).containsExactly("occurredAt:in-the-future");
            assertThat(refused.leadId()).as("whose kept input is erased with the person").isEqualTo(IDENTITY.byEmail("a@example.com"));
        });
    }

    private static ActivityOutcome decide(ActivityInput input) {
        return WebinarActivity.decide(input, SENDER, IDENTITY, NOW);
    }
}

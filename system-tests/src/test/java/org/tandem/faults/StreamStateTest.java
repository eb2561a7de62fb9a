package org.tandem.faults;

import org.junit.jupiter.api.Test;
import org.tandem.faults.StreamState.Capture;
import org.tandem.faults.StreamState.Fact;
import org.tandem.faults.StreamState.Part;
import org.tandem.faults.StreamState.Profile;

import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class StreamStateTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Capture CAPTURE = new Capture("lead", "load", THEN, THEN, true, false, "{}");
    private static final Map<Part, Profile> PROFILE =
            Map.of(new Part("lead", "profile"), new Profile(new Fact("event", "a"), THEN, THEN, "{}"));
    private static final StreamState WHOLE = state(Map.of(new Fact("event", "a"), CAPTURE), PROFILE);

    @Test
    void equalTablesDoNotDiffer() {
        assertThat(WHOLE.differences(state(Map.of(new Fact("event", "a"), CAPTURE), PROFILE))).isEmpty();
    }

    @Test
    void everyDifferentCellAndRowIsNamed() {
        Capture later = new Capture("lead", "load", THEN.plusNanos(1_000), THEN, true, false, "{}");

        assertThat(WHOLE.differences(state(Map.of(new Fact("event", "a"), later), Map.of())))
                .satisfiesExactly(row -> assertThat(row).startsWith("capture: 1 differ"),
                        row -> assertThat(row).startsWith("profile: 1 differ"));
    }

    @Test
    void aCaptureWithoutItsProfileAndTheReverseAreHalf() {
        assertThat(WHOLE.half()).isEmpty();
        assertThat(state(Map.of(new Fact("event", "a"), CAPTURE), Map.of()).half()).containsExactly("event");
        assertThat(state(Map.of(), PROFILE).half()).containsExactly("event");
    }

    @Test
    void twoContentsOfOneIdAreAConflict() {
        assertThat(state(Map.of(new Fact("event", "a"), CAPTURE, new Fact("event", "b"), CAPTURE), PROFILE).conflicts())
                .containsExactly("event");
    }

    private static StreamState state(Map<Fact, Capture> captures, Map<Part, Profile> profiles) {
        return new StreamState(Map.of(), captures, profiles, Map.of(), Map.of());
    }
}

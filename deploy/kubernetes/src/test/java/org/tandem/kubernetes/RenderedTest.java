package org.tandem.kubernetes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is skipped on somebody's machine must not be skipped where every change is tried. */
class RenderedTest {

    private static final String MISSING = "no-such-program";
    private final String required = System.getProperty(Rendered.REQUIRE);

    @AfterEach
    void asItWas() {
        if (required == null) {
            System.clearProperty(Rendered.REQUIRE);
        } else {
            System.setProperty(Rendered.REQUIRE, required);
        }
    }

    @Test
    void withoutAProgramItsTestsAreSkipped() {
        assertThatThrownBy(() -> Rendered.skipWithout(MISSING, "--version")).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void withoutAProgramThatIsRequiredTheyFail() {
        // Given
        System.setProperty(Rendered.REQUIRE, "kubectl," + MISSING);

        // Then
        assertThatThrownBy(() -> Rendered.skipWithout(MISSING, "--version")).isInstanceOf(AssertionError.class).hasMessageContaining(MISSING);
    }
}

package org.tandem.console.session.development;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.console.ConsoleConfigTest;
import org.tandem.console.TestKeys;
import org.tandem.console.session.Person;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DevelopmentSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    @TempDir
    Path directory;
    private DevelopmentTokens tokens;

    @BeforeEach
    void makeKey() throws IOException {
        tokens = new DevelopmentTokens(ConsoleConfigTest.config(Map.of("tandem.console.development-sign-in.key-file",
                TestKeys.write(directory).toString())).developmentSignIn());
    }

    @Test
    void hasOneTokenUntilItNeedsAnother() {
        DevelopmentSession session = new DevelopmentSession(new Person("rep-1", List.of("sales-rep")), NOW);

        String first = session.token(tokens, NOW);

        assertThat(session.token(tokens, NOW.plus(Duration.ofMinutes(49)))).isEqualTo(first);
        String second = session.token(tokens, NOW.plus(Duration.ofMinutes(50)));
        assertThat(TestKeys.payload(first)).contains("\"sub\":\"rep-1\"", "\"groups\":[\"sales-rep\"]", "\"aud\":\"tandem\"", "\"iss\":\"https://tandem.local\"");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void endsAfterTwelveHours() {
        DevelopmentSession session = new DevelopmentSession(new Person("rep-1", List.of("sales-rep")), NOW);

        assertThat(session.isOver(NOW.plus(Duration.ofHours(12)).minusMillis(1))).isFalse();
        assertThat(session.isOver(NOW.plus(Duration.ofHours(12)))).isTrue();
    }
}

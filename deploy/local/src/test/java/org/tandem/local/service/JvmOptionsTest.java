package org.tandem.local.service;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class JvmOptionsTest {

    static Stream<List<String>> all() {
        return Stream.of(ServerJvm.BROKER, ServerJvm.DATABASE, ServerJvm.DEMO, LocalService.SMALL_JVM, LocalConsole.JVM);
    }

    /** One that goes on without the thread that ran out of memory looks alive, and nobody starts it again. */
    @ParameterizedTest
    @MethodSource("all")
    void aProcessWithoutMemoryEnds(List<String> options) {
        assertThat(options).contains("-XX:+ExitOnOutOfMemoryError");
    }
}

package org.tandem.local.supervise;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DeathTest {

    @Test
    void saysWhichSignal() {
        assertThat(Death.how(137)).isEqualTo("killed");
        assertThat(Death.how(143)).isEqualTo("told to end");
        assertThat(Death.how(1)).isEqualTo("ended with 1");
    }

    @Test
    void aFullDiskComesFirst() {
        assertThat(Death.why(List.of(
                "java.lang.IllegalStateException: Kafka did not start in /data",
                "Caused by: java.io.IOException: No space left on device",
                "Caused by: java.io.IOException: another"))).contains("no space is left on the disk");
    }

    @Test
    void aRefusalIsGivenWhole() {
        assertThat(Death.why(List.of(
                "2026-01-01 ERROR refusing to start:",
                "  tandem.pipeline.team.rep-1.weight=-1 is negative",
                "  tandem.pipeline.stages is empty",
                "at exit"))).contains(
                "it refuses: tandem.pipeline.team.rep-1.weight=-1 is negative; tandem.pipeline.stages is empty");
        assertThat(Death.why(List.of("ERROR refusing to start: topic leads is missing")))
                .contains("it refuses: topic leads is missing");
    }

    @Test
    void otherwiseTheFirstCauseIs() {
        assertThat(Death.why(List.of(
                "java.lang.IllegalStateException: did not start",
                "\tat org.example.Main.main(Main.java:1)",
                "Caused by: java.net.BindException: Address already in use"))).contains("Address already in use");
    }

    @Test
    void aLogThatSaysNothingGivesNoReason() {
        assertThat(Death.why(List.of("all is well"))).isEmpty();
    }
}

package org.tandem.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;

class ContainerServersTest {

    @Test
    void refuseInOneLineWhenThereIsNoDockerEngine() {
        assumeFalse(ContainerServers.isDockerThere(), "a Docker engine is here");

        assertThatThrownBy(ContainerServers::start)
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessage("tandem.test.containers=true, but no Docker engine answered:"
                        + " start one, or leave the property out to run on the embedded servers");
    }
}

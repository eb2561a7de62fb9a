package org.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void whoListensThereOrEverywhereIsInTheWay(String host) throws IOException {
        try (var stranger = listen(host)) {
            assertThat(Loopback.isFree(stranger.getLocalPort())).isFalse();
            assertThat(Loopback.isNobodys(stranger.getLocalPort())).isFalse();
        }
    }

    @Test
    void whoListensForLocalhostOverTheOtherProtocolHasThePortForPeopleAndIsNotInTheWay() throws IOException {
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null, "no IPv6 here");
        try (var stranger = listen("::1")) {
            assertThat(Loopback.isNobodys(stranger.getLocalPort())).isFalse();
            assertThat(Loopback.isFree(stranger.getLocalPort())).isTrue();
        }
    }

    @Test
    void whereNobodyListensItIsNobodys() {
        assertThat(Loopback.isNobodys(Loopback.freePort())).isTrue();
    }

    private static ServerSocket listen(String host) throws IOException {
        return new ServerSocket(Loopback.freePort(), 1, InetAddress.getByName(host));
    }
}

package org.tandem.leadcapture.limit;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose request it is, by what those say who are trusted to say it. */
class ProxiesTest {

    private static final Proxies INGRESS = Proxies.of(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.7"));

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.0.0.1", "127.0.0.1", "2001:db8::1"})
    void whereNobodyIsTrustedItIsThePeers(String peer) {
        assertThat(Proxies.of(List.of()).clientOf(address(peer), List.of("198.51.100.1"))).isEqualTo(address(peer));
    }

    @Test
    void aPeerThatIsNotTrustedSaysNothing() {
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(INGRESS.clientOf(address("10.0.0.1"), List.of())).isEqualTo(address("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "one                             | 198.51.100.1",
            "through two proxies             | 198.51.100.1, 10.2.3.4",
            "spaces                          |   198.51.100.1  ,10.2.3.4  ",
            "a forged one before             | 192.0.2.66, 198.51.100.1",
            "a forged proxy before           | 192.0.2.66, 10.0.0.9, 198.51.100.1",
            "much that is forged             | 1.1.1.1, 2.2.2.2, 10.0.0.1, x, , 198.51.100.1, 192.0.2.7, 10.0.0.2",
            "with a port                     | 192.0.2.66, 198.51.100.1:54321",
            "through a proxy of both kinds   | 198.51.100.1, fd00::1, 10.2.3.4",
            "written as one of IPv6          | ::ffff:198.51.100.1"})
    void itIsTheLastThatNoProxyOfOursHas(String what, String forwardedFor) {
        assertThat(client("10.0.0.1", forwardedFor)).as(what).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::5", "[2001:db8::5]", "[2001:db8::5]:443", "192.0.2.66, 2001:DB8:0::5"})
    void itMayBeOfIpv6(String forwardedFor) {
        assertThat(INGRESS.clientOf(address("fd00::1"), List.of(forwardedFor))).isEqualTo(address("2001:db8::5"));
    }

    /** An interface is of the machine that says it, and whoever wrote the header can name any. */
    @ParameterizedTest
    @ValueSource(strings = {"fe80::5%nowhere", "[fe80::5%nowhere]:443", "fe80::5%", "fe80::5%2"})
    void whereItIsConnectedDoesNotCount(String forwardedFor) {
        assertThat(INGRESS.clientOf(address("10.0.0.1"), List.of(forwardedFor))).isEqualTo(address("fe80::5"));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(INGRESS.clientOf(address("10.0.0.1"), List.of("192.0.2.66", "198.51.100.1, 10.0.0.3", "10.0.0.2")))
                .isEqualTo(address("198.51.100.1"));
    }

    /** Not one further: that is what the client says of itself. */
    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1, unknown, 10.2.3.4", "198.51.100.1,,10.2.3.4", "198.51.100.1, example.com, 10.2.3.4",
            "198.51.100.1, 999.1.1.1, 10.2.3.4", "198.51.100.1, 5.1, 10.2.3.4", "198.51.100.1, [::1, 10.2.3.4"})
    void whatIsNoAddressEndsAtTheProxyThatSaidIt(String forwardedFor) {
        assertThat(client("10.0.0.1", forwardedFor)).isEqualTo("10.2.3.4");
    }

    @Test
    void whereAllAreTrustedItIsTheFirst() {
        assertThat(client("10.0.0.1", "10.9.9.9, 10.2.3.4")).isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.1.0.0/15, 10.0.255.255, true",
            "10.2.0.0/15, 10.4.0.0, false", "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.8, false", "0.0.0.0/0, 203.0.113.1, true",
            "0.0.0.0/0, 2001:db8::1, false", "::/0, 203.0.113.1, false", "2001:db8::/33, 2001:db8:7fff::1, true",
            "2001:db8::/33, 2001:db8:8000::1, false", "::1, ::1, true", "10.3.2.1/8, 10.0.0.1, true"})
    void aNetworkIsItsFirstBits(String network, String address, boolean within) {
        assertThat(Network.of(network).has(address(address))).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ingress", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "fd00::/129", "10.0.0.0/x", "/8", "10.0.0.0/8/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Proxies.of(List.of(text))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/8");
    }

    private static String client(String peer, String forwardedFor) {
        return INGRESS.clientOf(address(peer), List.of(forwardedFor)).getHostAddress();
    }

    private static InetAddress address(String text) {
        return InetAddresses.forString(text);
    }
}

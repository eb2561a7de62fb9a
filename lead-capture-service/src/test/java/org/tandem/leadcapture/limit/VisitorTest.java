package org.tandem.leadcapture.limit;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorTest {

    @ParameterizedTest
    @CsvSource({
            "192.0.2.1, 192.0.2.1, true",
            "192.0.2.1, 192.0.2.2, false",
            "192.0.2.1, 192.0.3.1, false",
            "192.0.2.1, ::ffff:192.0.2.1, true",
            "2001:db8::1, 2001:db8::ffff:ffff:ffff:ffff, true",
            "2001:db8:0:1::1, 2001:db8:0:2::1, false",
            "2001:db8:0:1::1, 2001:db9:0:1::1, false"})
    void anAddressOfIpv6IsItsNetwork(String one, String other, boolean same) {
        assertThat(visitor("demo", one).equals(visitor("demo", other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1", "2001:db8::1"})
    void eachFormHasVisitorsOfItsOwn(String address) {
        assertThat(visitor("demo", address)).isNotEqualTo(visitor("other", address));
    }

    private static Visitor visitor(String form, String address) {
        return Visitor.of(form, InetAddresses.forString(address));
    }
}

package org.tandem.leadcapture.limit;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Who submits a form, as far as a limit can tell them apart.
 *
 * @param address of IPv4 the whole of it, of IPv6 the first half: whoever has one of those has the 2^64 others of its network too
 */
record Visitor(String form, long address) {

    static Visitor of(String form, InetAddress address) {
        byte[] bytes = address.getAddress();
        int counted = address instanceof Inet4Address ? bytes.length : Long.BYTES;
        long number = 0;
        for (int i = 0; i < counted; i++) {
            number = number << Byte.SIZE | bytes[i] & 0xFF;
        }
        return new Visitor(form, number);
    }
}

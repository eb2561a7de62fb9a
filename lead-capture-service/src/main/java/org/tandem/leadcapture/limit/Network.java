package org.tandem.leadcapture.limit;

import com.google.common.net.InetAddresses;

import java.net.InetAddress;

/** Addresses whose first bits are the same, as in {@code 10.0.0.0/8}; or one address. */
record Network(byte[] address, int bits) {

    /** @throws IllegalArgumentException if it is none; no name is looked up */
    static Network of(String text) {
        String[] parts = text.split("/", -1);
        try {
            byte[] address = InetAddresses.forString(parts[0]).getAddress();
            int most = address.length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && bits >= 0 && bits <= most) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(text + " is no network: give an address and how many of its bits count, such as 10.0.0.0/8");
    }

    boolean has(InetAddress other) {
        byte[] its = other.getAddress();
        if (its.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (its[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((its[whole] ^ address[whole]) & 0xFF) >> Byte.SIZE - rest == 0;
    }
}

package org.tandem.leadcapture.limit;

import com.google.common.net.InetAddresses;

import java.net.InetAddress;
import java.util.List;

/**
 * Who is trusted to say for whom they ask. Each adds at the end of {@code X-Forwarded-For} who asked it, so the end is what
 * those say who are trusted, and before it is whatever the client wrote there itself.
 */
record Proxies(List<Network> trusted) {

    /** @throws IllegalArgumentException if one is no network */
    static Proxies of(List<String> networks) {
        return new Proxies(networks.stream().map(Network::of).toList());
    }

    /**
     * @param peer         who is connected
     * @param forwardedFor the values of the header, in their order
     */
    InetAddress clientOf(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        for (int header = forwardedFor.size() - 1; header >= 0; header--) {
            String value = forwardedFor.get(header);
            for (int end = value.length(); end >= 0; ) {
                if (!trusts(client)) {
                    return client;
                }
                int comma = value.lastIndexOf(',', end - 1);
                InetAddress before = address(value.substring(comma + 1, end).strip());
                if (before == null) {
                    return client;
                }
                client = before;
                end = comma;
            }
        }
        return client;
    }

    boolean trusts(InetAddress address) {
        for (Network network : trusted) {
            if (network.has(address)) {
                return true;
            }
        }
        return false;
    }

    /** Of what some proxies write with a port, and without a scope, which may name an interface that is not there; null if it is none. */
    static InetAddress address(String text) {
        String host = text;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            host = end < 0 ? text : text.substring(1, end);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
        }
        int scope = host.indexOf('%');
        if (scope >= 0) {
            host = host.substring(0, scope);
        }
        return InetAddresses.isInetAddress(host) ? InetAddresses.forString(host) : null;
    }
}

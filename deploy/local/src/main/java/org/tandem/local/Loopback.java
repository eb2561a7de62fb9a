package org.tandem.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Where the local servers listen: this machine only, because they ask nobody for a password. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    /** The other address of {@code localhost}: nothing of ours listens there, and many programs go there first. */
    private static final String HOST_6 = "::1";
    private static final int ANY = 0;
    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_CLIENT_PORT = 32_768;

    private Loopback() {
    }

    /**
     * A port that is free now; somebody else may take it before it is used, so whoever uses it must be ready to ask again.
     * It is none of those that the operating system gives to clients: while a server is away, a client that tries
     * to reach it again and again could get the server's own port, and the server could not come back.
     */
    static int freePort() {
        var random = ThreadLocalRandom.current();
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = random.nextInt(FIRST_PORT, FIRST_CLIENT_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free on " + HOST);
    }

    /** Whether a server of ours can listen there. Who listens on all addresses of the machine is in its way, too. */
    public static boolean isFree(int port) {
        return canListen(HOST, port);
    }

    /**
     * Whether {@code localhost} with this port can be a server of ours for everybody. Somebody who listens on {@code ::1}
     * alone does not hinder it, and gets the browsers of those who ask for {@code localhost}, with their keys.
     */
    public static boolean isNobodys(int port) {
        return isFree(port) && (canListen(HOST_6, port) || !canListen(HOST_6, ANY));
    }

    private static boolean canListen(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

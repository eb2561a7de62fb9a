package org.tandem.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Where the local servers listen: this machine only, because they ask nobody for a password. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

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

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

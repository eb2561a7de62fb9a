package org.tandem.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. A process gets its port before it starts and keeps it over a restart, because its
 * clients must find it again. So it is none of those that the operating system gives to clients: one of them could get
 * the port of a server that is down, and the server could not come back.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int FIRST_OF_CLIENTS = 32_768;

    private FreePorts() {
    }

    public static int one() {
        return several(1)[0];
    }

    /** Different ports. */
    public static int[] several(int count) {
        Set<Integer> ports = new HashSet<>();
        for (int attempt = 0; ports.size() < count; attempt++) {
            if (attempt > 1_000) {
                throw new IllegalStateException("no " + count + " ports are free");
            }
            int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST_OF_CLIENTS);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return ports.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

package org.tandem.local.service;

import java.util.List;

/** How much memory the processes of broker and database get on one machine. */
public final class ServerJvm {

    public static final List<String> BROKER = List.of("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC");
    /** It starts PostgreSQL, which has memory of its own, and waits. */
    public static final List<String> DATABASE = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private ServerJvm() {
    }
}

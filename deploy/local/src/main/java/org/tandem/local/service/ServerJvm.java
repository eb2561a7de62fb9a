package org.tandem.local.service;

import java.util.List;
import java.util.stream.Stream;

/** What the JVMs of broker, database and demo get on one machine. */
public final class ServerJvm {

    public static final List<String> BROKER = Stream.concat(Stream.of("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError"), LocalService.COMPILE_LATER.stream()).toList();
    /**
     * It starts PostgreSQL, which has memory of its own, and waits. In a new folder PostgreSQL is unpacked first, which
     * takes 100 MiB, most of them for the dictionary of its archive.
     */
    public static final List<String> DATABASE = List.of("-Xms8m", "-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1");

    /** It plays people, a few requests a second. */
    public static final List<String> DEMO = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1");

    private ServerJvm() {
    }
}

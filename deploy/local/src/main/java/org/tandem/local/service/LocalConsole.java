package org.tandem.local.service;

import java.util.List;
import java.util.stream.Stream;

/** The pages for people. No service: it knows neither the stream nor the tables, only the services' public APIs. */
public final class LocalConsole {

    public static final String ID = "console";
    public static final String MODULE = "console";
    /** Where it listens unless told otherwise. */
    public static final int PORT = 8080;
    public static final String SUMMARY = "start here, in a browser";

    /** It keeps nothing but who is signed in, and answers while they come through. */
    public static final List<String> JVM = Stream.concat(Stream.of("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError"), LocalService.COMPILE_LATER.stream()).toList();
    /** Where its sign-in lets everybody be anybody; the console refuses that in any other profile. */
    public static final String PROFILE = "local";

    private LocalConsole() {
    }
}

package org.tandem.local.service;

import java.util.List;
import java.util.stream.Stream;

/** The services of the platform, in the order in which a lead meets them. */
public enum LocalService {

    LEAD_CAPTURE("lead-capture", 8081, "takes leads in"),
    SCORING("scoring", 8082, "says which are ready"),
    PIPELINE("pipeline", 8083, "sales answers for them"),
    FEEDBACK("feedback", 8084, "sales says what they were worth"),
    ANALYTICS("analytics", 8085, "both see what became of them");

    /**
     * The optimising compiler takes only what runs four times as often as usual: with several JVMs on two processors it
     * otherwise had half of them for minutes, a start took a third more, and each service 20 MiB.
     */
    static final List<String> COMPILE_LATER = List.of("-XX:Tier4InvocationThreshold=20000", "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=40000", "-XX:Tier4BackEdgeThreshold=160000");

    /**
     * The least a service runs well with, for many on a small machine: measured under load. What a batch holds while it is
     * folded fits among the young, all of it: what grows old there is collected only by stopping for a tenth of a second.
     */
    public static final List<String> SMALL_JVM = Stream.concat(Stream.of("-Xms120m", "-Xmx120m", "-Xmn68m", "-XX:SurvivorRatio=2",
            "-XX:TargetSurvivorRatio=90", "-XX:MetaspaceSize=96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
            COMPILE_LATER.stream()).toList();

    private final String id;
    private final int port;
    private final String summary;

    LocalService(String id, int port, String summary) {
        this.id = id;
        this.port = port;
        this.summary = summary;
    }

    /** What people call it, such as {@code lead-capture}. */
    public String id() {
        return id;
    }

    /** Where it is built, such as {@code lead-capture-service}. */
    public String module() {
        return id + "-service";
    }

    /** Where it listens unless told otherwise. */
    public int port() {
        return port;
    }

    public String summary() {
        return summary;
    }
}

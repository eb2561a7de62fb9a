package org.tandem.local.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sales of the demo: six reps in three time zones, and who qualified leads for them. */
final class Team {

    private static final Map<String, String> ZONES = new TreeMap<>(Map.of(
            "rep-1", "America/New_York", "rep-2", "America/New_York", "rep-3", "Europe/Berlin",
            "rep-4", "Europe/Berlin", "rep-5", "Asia/Singapore", "rep-6", "Asia/Singapore"));

    /** In no team of pipeline's: leads are not routed to them. */
    static final List<String> SDRS = List.of("sdr-1", "sdr-2");

    private Team() {
    }

    static List<String> reps() {
        return List.copyOf(ZONES.keySet());
    }

    static String properties() {
        StringBuilder text = new StringBuilder("""
                # The sales team of the demo. The ids are opaque on purpose, because they stay on the stream.
                # Read at the start of the platform.
                """);
        ZONES.forEach((rep, zone) -> text
                .append("tandem.pipeline.team.").append(rep).append(".weight=1\n")
                .append("tandem.pipeline.team.").append(rep).append(".time-zone=").append(zone).append('\n'));
        return text.toString();
    }
}

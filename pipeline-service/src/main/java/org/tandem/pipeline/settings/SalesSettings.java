package org.tandem.pipeline.settings;

import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamMember;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The configuration as the rules that decide, and what is wrong with it: the setting, its value, and what to do. */
public final class SalesSettings {

    private static final String TRIAGE = "triage";

    private SalesSettings() {
    }

    /** @throws IllegalArgumentException if no lead could be routed by it; {@link #broken} says so beforehand */
    public static SalesRules rules(PipelineConfig config) {
        List<TeamMember> members = new ArrayList<>();
        config.team().forEach((rep, member) -> members.add(new TeamMember(rep, member.weight(), member.timeZone())));
        return new SalesRules(new Team(members, fallback(config.fallback())), new Stages(config.stages()),
                config.contactPurposes());
    }

    /** Settings that no lead can be routed by. */
    public static List<String> broken(PipelineConfig config) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(config.team()).forEach((rep, member) -> {
            if (member.weight() < 0 || member.weight() > TeamMember.HEAVIEST) {
                problems.add("tandem.pipeline.team." + rep + ".weight=" + member.weight() + ": give 0 to " + TeamMember.HEAVIEST);
            }
            if (rep.contains("@")) {
                problems.add("tandem.pipeline.team." + rep + " is an e-mail address, which would stay on the stream for ever:"
                        + " give an opaque id, the subject of the rep's tokens");
            }
        });
        if (config.fallback().rep().isPresent() && config.fallback().queue().isPresent()) {
            problems.add("tandem.pipeline.fallback has a rep and a queue: give one of them");
        }
        try {
            new Stages(config.stages());
        } catch (IllegalArgumentException e) {
            problems.add("tandem.pipeline.stages: " + e.getMessage());
        }
        if (config.answerWithin().toMillis() < 1) {
            problems.add("tandem.pipeline.answer-within=" + config.answerWithin() + " lets nobody wait: give a time, such as 2s");
        }
        if (config.decideWithin().compareTo(config.answerWithin()) < 0) {
            problems.add("tandem.pipeline.decide-within=" + config.decideWithin() + " is shorter than answer-within="
                    + config.answerWithin() + ": give more, such as 10m");
        }
        return problems;
    }

    /** Settings by which every lead would end where nobody looks. */
    public static List<String> unsafe(PipelineConfig config) {
        boolean somebody = config.team().values().stream().anyMatch(member -> member.weight() > 0);
        return somebody || config.fallback().rep().isPresent() || config.fallback().queue().isPresent() ? List.of()
                : List.of("tandem.pipeline.team has nobody with a weight, and tandem.pipeline.fallback is not set: give a team,"
                + " such as tandem.pipeline.team.rep-0042.weight=1, or say which queue or rep gets every lead");
    }

    private static Owner fallback(PipelineConfig.Fallback fallback) {
        return fallback.rep().<Owner>map(Owner.Rep::new)
                .orElseGet(() -> new Owner.Queue(fallback.queue().orElse(TRIAGE)));
    }
}

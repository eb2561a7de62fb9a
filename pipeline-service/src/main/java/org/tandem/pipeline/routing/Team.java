package org.tandem.pipeline.routing;

import org.tandem.events.pipeline.PipelineEvent.Candidate;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom leads can go to.
 *
 * @param members  by opaque id, in any order
 * @param fallback who gets what nobody of the team can: a lead is never nobody's
 */
public record Team(List<TeamMember> members, Owner fallback) {

    /** The only pool there is: everybody. */
    public static final String POOL = "everybody";

    /** By its name in the time zone database, as it stands on the stream. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    public Team {
        members = members.stream().sorted(Comparator.comparing(TeamMember::rep)).toList();
        Map<String, Long> count = members.stream().collect(Collectors.groupingBy(TeamMember::rep, Collectors.counting()));
        count.forEach((rep, times) -> {
            if (times > 1) {
                throw new IllegalArgumentException(rep + " is in the team " + times + " times");
            }
        });
    }

    /** Those who can be given a lead now, by id. */
    List<Candidate> candidates() {
        return members.stream().filter(member -> member.weight() > 0)
                .map(member -> new Candidate(member.rep(), member.weight()))
                .toList();
    }

    /** Whether a rep can be given a lead now. */
    boolean canTake(String rep) {
        return member(rep).filter(member -> member.weight() > 0).isPresent();
    }

    /** Where a rep's days begin; UTC for somebody who is not in the team. */
    public ZoneId zoneOf(String rep) {
        return member(rep).map(TeamMember::zone).orElse(UTC);
    }

    private Optional<TeamMember> member(String rep) {
        return members.stream().filter(member -> member.rep().equals(rep)).findFirst();
    }
}

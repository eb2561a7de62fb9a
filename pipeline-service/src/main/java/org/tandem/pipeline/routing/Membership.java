package org.tandem.pipeline.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What the stream says of one rep's place in the team.
 *
 * @param rep      opaque id
 * @param team     the team's code
 * @param weight   1 or more; of two, the one with twice the weight gets twice as many leads
 * @param zone     where their days begin
 * @param active   false of somebody who left: they get no more leads, and keep what they have
 * @param since    from when it holds
 * @param revision how many facts have been said of them
 */
public record Membership(String rep, String team, int weight, ZoneId zone, boolean active, Instant since, int revision) {

    public Membership {
        Objects.requireNonNull(rep, "rep");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(since, "since");
        if (weight < 1 || weight > TeamMember.HEAVIEST) {
            throw new IllegalArgumentException("weight of " + rep + " is " + weight + ": give 1 to " + TeamMember.HEAVIEST);
        }
    }
}

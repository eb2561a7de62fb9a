package org.tandem.pipeline.routing;

import java.time.ZoneId;
import java.util.Objects;

/**
 * One of the people leads go to.
 *
 * @param rep    opaque id
 * @param weight of two, the one with twice the weight gets twice as many leads; 0 gets none
 * @param zone   where their days begin
 */
public record TeamMember(String rep, int weight, ZoneId zone) {

    /** More would be a percentage, or a mistake; and what is summed stays far from overflowing. */
    public static final int HEAVIEST = 1_000;

    public TeamMember {
        Objects.requireNonNull(rep, "rep");
        Objects.requireNonNull(zone, "zone");
        if (weight < 0 || weight > HEAVIEST) {
            throw new IllegalArgumentException("weight of " + rep + " is " + weight + ": give 0 to " + HEAVIEST);
        }
    }
}

package org.tandem.scoring.model;

import java.util.Set;

/**
 * A condition on something a lead did; everything that is given must hold.
 *
 * @param type         such as {@code page.viewed} or, for what a company names itself, {@code activity.custom}
 * @param about        which assets, webinars, forms, or names of custom activities; null for any
 * @param pageSegments one of these is a part of the page's path, such as {@code pricing} in {@code /en/pricing}; null for any
 * @param leastPercent of a webinar's minutes; null for any
 */
public record ActivityMatch(String type, Set<String> about, Set<String> pageSegments, Integer leastPercent) {

    public ActivityMatch {
        about = about == null ? null : Set.copyOf(about);
        pageSegments = pageSegments == null ? null : Set.copyOf(pageSegments);
    }
}

package org.tandem.analytics.count;

/**
 * By what is grouped, each as its code among the labels; {@link #NONE} where there is none.
 *
 * @param origin    the source of the first capture
 * @param campaign  of the first capture
 * @param segment   the company's industry
 * @param territory the company's country
 * @param rep       who had the lead last
 */
public record Dimensions(int origin, int campaign, int segment, int territory, int rep) {

    public static final int NONE = 0;
    public static final Dimensions UNKNOWN = new Dimensions(NONE, NONE, NONE, NONE, NONE);

    Dimensions withRep(int other) {
        return other == rep ? this : new Dimensions(origin, campaign, segment, territory, other);
    }

    Dimensions withCampaign(int other) {
        return other == campaign ? this : new Dimensions(origin, other, segment, territory, rep);
    }
}

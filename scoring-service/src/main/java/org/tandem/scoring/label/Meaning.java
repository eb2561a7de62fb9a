package org.tandem.scoring.label;

import java.util.Map;

import static org.tandem.scoring.label.Target.CONVERSION;
import static org.tandem.scoring.label.Target.FIT;
import static org.tandem.scoring.label.Target.SOURCE_QUALITY;
import static org.tandem.scoring.label.Worth.FULL;
import static org.tandem.scoring.label.Worth.NONE;

/**
 * What a disposition teaches, the table that both departments agreed on (ADR 11). Every disposition says something of
 * {@link Target#CONVERSION}, if only that nothing is to be learned of it.
 *
 * @param worth    for each target that it says something of
 * @param proposes the reason for which leads like this should not be qualified at all; null if it proposes none
 */
record Meaning(Map<Target, Worth> worth, String proposes) {

    private static final Meaning NOTHING = conversion(NONE);
    private static final Meaning WON = conversion(Worth.positive(FULL));
    private static final Meaning LOST = conversion(Worth.negative(FULL));
    private static final Meaning OPENED = conversion(Worth.positive(50));
    private static final Meaning ACCEPTED = conversion(Worth.positive(20));
    private static final Meaning WRONG_FIT = teachingOnly(FIT);
    private static final Meaning FALSE_DATA = teachingOnly(SOURCE_QUALITY);
    private static final Meaning UNREACHABLE = conversion(Worth.negative(30));

    private static final String REACHED_NOBODY = "unreachable";

    private static final Map<String, Meaning> GIVEN_BACK = Map.of(
            "not-our-profile", WRONG_FIT,
            "not-now", NOTHING,
            "duplicate", NOTHING,
            "false-data", FALSE_DATA,
            "competitor", disqualifying("competitor"),
            "student", disqualifying("student"),
            "supplier", disqualifying("supplier"));

    /** Where a verdict means what a reason means, it teaches the same. */
    private static final Map<String, Meaning> JUDGED = Map.of(
            // A rep's opinion before there is a deal: as much as opening one, less than winning it.
            "good", OPENED,
            "wrong-fit", WRONG_FIT,
            "wrong-time", NOTHING,
            // Somebody who was asked and does not need it is a deal lost before it was opened.
            "no-need", LOST,
            "competitor", disqualifying("competitor"),
            "false-data", FALSE_DATA);

    Meaning {
        worth = Map.copyOf(worth);
    }

    /** @param tries of the same attempt; null if nobody tried */
    static Meaning of(SalesFact fact, Tries tries) {
        return switch (fact.kind()) {
            case WON -> WON;
            case LOST -> LOST;
            case OPENED -> OPENED;
            case ACCEPTED -> ACCEPTED;
            case MERGED -> NOTHING;
            case GIVEN_BACK -> REACHED_NOBODY.equals(fact.code()) ? tries != null && tries.areEnough() ? UNREACHABLE : NOTHING
                    : known(GIVEN_BACK, fact.code());
            case JUDGED -> known(JUDGED, fact.code());
        };
    }

    /** Codes are open: of one that is not known here nothing is learned. */
    private static Meaning known(Map<String, Meaning> meanings, String code) {
        return code == null ? NOTHING : meanings.getOrDefault(code, NOTHING);
    }

    private static Meaning conversion(Worth worth) {
        return new Meaning(Map.of(CONVERSION, worth), null);
    }

    private static Meaning disqualifying(String reason) {
        return new Meaning(Map.of(CONVERSION, Worth.negative(FULL)), reason);
    }

    /** It teaches one model a lesson, and is no example of a lead that did not buy. */
    private static Meaning teachingOnly(Target target) {
        return new Meaning(Map.of(CONVERSION, NONE, target, Worth.negative(FULL)), null);
    }
}

package org.tandem.pipeline.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reasons sales can have for giving a lead back, agreed on by both departments. They are open on the wire, so a reason
 * that is not here is somebody's of a later time.
 */
public final class Dispositions {

    public static final String NOT_NOW = "not-now";

    /** What a rejection for some reason means for the lead's future. */
    enum Kind {
        /** This attempt ends; the lead may qualify again. */
        ENDS,
        /** The lead is not one: it is not routed again, however much it does. */
        KEEPS_OUT,
        /** It is a matter of time: only with a day on which the lead comes back. */
        NEEDS_A_DAY,
        /** As {@link #ENDS}, or with a day. */
        MAY_HAVE_A_DAY
    }

    private static final Map<String, Kind> REJECTIONS = Map.ofEntries(
            Map.entry("not-our-profile", Kind.ENDS),
            Map.entry(NOT_NOW, Kind.NEEDS_A_DAY),
            Map.entry("unreachable", Kind.MAY_HAVE_A_DAY),
            // While the other one is worked on, whatever this one does is asked for that one; afterwards it may be this one.
            Map.entry("duplicate", Kind.ENDS),
            Map.entry("false-data", Kind.KEEPS_OUT),
            Map.entry("competitor", Kind.KEEPS_OUT),
            Map.entry("student", Kind.KEEPS_OUT),
            Map.entry("supplier", Kind.KEEPS_OUT));

    private Dispositions() {
    }

    /** The codes that the API takes. */
    public static Set<String> rejections() {
        return REJECTIONS.keySet();
    }

    /** Whether a lead that was rejected for this reason is not routed again. */
    static boolean keepsOut(String reason) {
        return kind(reason) == Kind.KEEPS_OUT;
    }

    /** The reason for which a person is kept out whose lead is in this state, and who comes under another id; empty if none. */
    public static Optional<String> keepsThePersonOut(LeadState state) {
        return state instanceof LeadState.Rejected rejected && keepsOut(rejected.reason())
                ? Optional.of(rejected.reason()) : Optional.empty();
    }

    static boolean needsADay(String reason) {
        return kind(reason) == Kind.NEEDS_A_DAY;
    }

    static boolean mayHaveADay(String reason) {
        return needsADay(reason) || kind(reason) == Kind.MAY_HAVE_A_DAY;
    }

    private static Kind kind(String reason) {
        return REJECTIONS.getOrDefault(reason, Kind.ENDS);
    }
}

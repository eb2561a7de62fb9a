package org.tandem.analytics.count;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** What the facts of a unit say of its dimensions. */
final class Described {

    private static final Comparator<Fact> BY_CORRECTION =
            Comparator.comparing((Fact fact) -> fact.kind() == FactKind.CORRECTED).thenComparing(Fact.BY_TIME);

    private Described() {
    }

    /** Where the first capture came from; what corrections say of the company, else the first capture that says it; the last rep. */
    static Dimensions by(Collection<Fact> facts) {
        Fact first = null;
        for (Fact fact : facts) {
            if (fact.kind() == FactKind.CAPTURED && (first == null || Fact.BY_TIME.compare(fact, first) < 0)) {
                first = fact;
            }
        }
        if (first == null) {
            return new Dimensions(Dimensions.NONE, Dimensions.NONE, Dimensions.NONE, Dimensions.NONE, rep(facts));
        }
        return new Dimensions(first.dimensions().origin(), first.dimensions().campaign(),
                ofCompany(facts, Dimensions::segment), ofCompany(facts, Dimensions::territory), rep(facts));
    }

    /** What corrections say, else the last capture that says it; null where nobody does. */
    static UUID account(Collection<Fact> facts) {
        Fact said = null;
        for (Fact fact : facts) {
            if (fact.account() != null && (said == null || BY_CORRECTION.compare(fact, said) > 0)) {
                said = fact;
            }
        }
        return said == null ? null : said.account();
    }

    static int rep(Collection<Fact> facts) {
        Fact last = null;
        for (Fact fact : facts) {
            if (fact.dimensions().rep() != Dimensions.NONE && (last == null || Fact.BY_TIME.compare(fact, last) > 0)) {
                last = fact;
            }
        }
        return last == null ? Dimensions.NONE : last.dimensions().rep();
    }

    private static int ofCompany(Collection<Fact> facts, ToIntFunction<Dimensions> which) {
        Fact said = null;
        for (Fact fact : facts) {
            if (which.applyAsInt(fact.dimensions()) != Dimensions.NONE && (said == null || goesBefore(fact, said))) {
                said = fact;
            }
        }
        return said == null ? Dimensions.NONE : which.applyAsInt(said.dimensions());
    }

    private static boolean goesBefore(Fact fact, Fact said) {
        boolean correction = fact.kind() == FactKind.CORRECTED;
        if (correction != (said.kind() == FactKind.CORRECTED)) {
            return correction;
        }
        int order = Fact.BY_TIME.compare(fact, said);
        return correction ? order > 0 : order < 0;
    }
}

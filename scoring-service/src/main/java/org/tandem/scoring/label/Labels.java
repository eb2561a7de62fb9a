package org.tandem.scoring.label;

import org.tandem.scoring.label.SalesFact.Kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels of one lead as a function of everything that sales did and said of it. A function of the whole and not a
 * step: so a correction, a late fact, another order of topics and an erasure all end with the labels of what is left.
 *
 * <p>Of one attempt an outcome counts (won before lost), else sales' last word (a reason for giving it back, or the
 * verdict of the highest revision, whichever was recorded last), else the step it has come to (merged before opened before
 * accepted). A
 * lead that becomes a customer corrects what was weakly believed of it in earlier attempts.
 */
public final class Labels {

    /** Ties go to the greater kind and id, so that every order of folding ends the same. */
    private static final Comparator<SalesFact> LAST =
            Comparator.comparing(SalesFact::recordedAt).thenComparing(SalesFact::kind).thenComparing(SalesFact::fact);
    private static final Comparator<SalesFact> FURTHEST = Comparator.comparing(SalesFact::kind).thenComparing(LAST);
    private static final Comparator<SalesFact> REVISED = Comparator.comparingInt(SalesFact::revision).thenComparing(LAST);

    private Labels() {
    }

    /**
     * @param facts of one lead, in any order
     * @param tries at most one for each attempt
     * @return by attempt, then target
     */
    public static List<Label> of(Collection<SalesFact> facts, Collection<Tries> tries) {
        Map<Integer, Tries> triesOf = tries.stream().collect(Collectors.toMap(Tries::attempt, its -> its));
        NavigableMap<Integer, List<SalesFact>> attempts = facts.stream()
                .collect(Collectors.groupingBy(SalesFact::attempt, TreeMap::new, Collectors.toList()));
        List<Label> labels = new ArrayList<>();
        SalesFact nextWon = null;
        for (Map.Entry<Integer, List<SalesFact>> attempt : attempts.descendingMap().entrySet()) {
            Said said = Said.of(attempt.getValue());
            labels.addAll(said.labels(attempt.getKey(), triesOf.get(attempt.getKey()), nextWon));
            nextWon = said.outcome != null && said.outcome.kind() == Kind.WON ? said.outcome : nextWon;
        }
        labels.sort(Comparator.comparingInt(Label::attempt).thenComparing(Label::target));
        return labels;
    }

    /** What counts of one attempt; each null if there is none, and not all three. */
    private record Said(SalesFact outcome, SalesFact word, SalesFact step) {

        static Said of(List<SalesFact> facts) {
            Optional<SalesFact> verdict = facts.stream().filter(fact -> fact.kind() == Kind.JUDGED).max(REVISED);
            List<SalesFact> words = new ArrayList<>(facts.stream().filter(fact -> fact.kind() == Kind.GIVEN_BACK).toList());
            verdict.ifPresent(words::add);
            return new Said(
                    facts.stream().filter(fact -> fact.kind() == Kind.WON || fact.kind() == Kind.LOST).max(FURTHEST).orElse(null),
                    words.stream().max(LAST).orElse(null),
                    facts.stream().filter(fact -> fact.kind() == Kind.ACCEPTED || fact.kind() == Kind.OPENED
                                    || fact.kind() == Kind.MERGED)
                            .max(FURTHEST).orElse(null));
        }

        List<Label> labels(int attempt, Tries tries, SalesFact wonLater) {
            SalesFact of = outcome != null ? outcome : word != null ? word : step;
            Worth worth = Meaning.of(of, tries).worth().get(Target.CONVERSION);
            Meaning last = word == null ? null : Meaning.of(word, tries);
            String proposes = last == null || of.kind() == Kind.WON ? null : last.proposes();
            if (worth.isWeak() && wonLater != null) {
                of = wonLater;
                worth = Meaning.of(wonLater, null).worth().get(Target.CONVERSION);
            }
            List<Label> labels = new ArrayList<>(2);
            labels.add(Label.of(attempt, Target.CONVERSION, worth, of, proposes));
            if (last != null) {
                last.worth().forEach((target, its) -> {
                    if (target != Target.CONVERSION) {
                        labels.add(Label.of(attempt, target, its, word, null));
                    }
                });
            }
            return labels;
        }
    }
}

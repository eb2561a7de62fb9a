package org.tandem.pipeline.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The purposes for which a person took back the permission to be contacted and has not given it again.
 *
 * <p>Of each purpose the newest grant or withdrawal counts, by when it happened in the world, so that a list of last year
 * lifts no withdrawal of this one; of two at one moment the withdrawal. Who leaves a box unticked ({@code denied}) says
 * neither: only a grant lifts a withdrawal. One purpose is enough to keep a person out: the most restrictive counts.
 *
 * @param since by purpose, since when
 */
public record Withdrawals(SortedMap<String, Instant> since) {

    public static final Withdrawals NONE = new Withdrawals(new TreeMap<>());

    public Withdrawals {
        since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
    }

    /**
     * That a permission was given or taken back.
     *
     * @param purpose code of what is permitted, such as {@code phone}
     * @param at      when it happened
     */
    public record Statement(String purpose, boolean withdrawn, Instant at) {
    }

    /**
     * @param statements of one person, under all their ids, in any order
     * @param purposes   those that mean being contacted; others keep nobody from it
     */
    public static Withdrawals of(Collection<Statement> statements, Set<String> purposes) {
        Map<String, Statement> newest = new HashMap<>();
        for (Statement statement : statements) {
            if (purposes.contains(statement.purpose())) {
                newest.merge(statement.purpose(), statement, Withdrawals::newer);
            }
        }
        SortedMap<String, Instant> since = new TreeMap<>();
        newest.forEach((purpose, statement) -> {
            if (statement.withdrawn()) {
                since.put(purpose, statement.at());
            }
        });
        return since.isEmpty() ? NONE : new Withdrawals(since);
    }

    public boolean areAny() {
        return !since.isEmpty();
    }

    /** The purposes as one code, such as {@code email,phone}. */
    public String codes() {
        return String.join(",", since.keySet());
    }

    private static Statement newer(Statement a, Statement b) {
        int order = a.at().compareTo(b.at());
        return order > 0 || order == 0 && a.withdrawn() ? a : b;
    }
}

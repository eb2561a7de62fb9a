package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.lifecycle.LeadState.Accepted;
import org.tandem.pipeline.lifecycle.LeadState.InOpportunity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The attempts that are open on one person, under all the ids that are theirs. There should be one: of several, the one
 * that is furthest is kept, of equally far ones the one that got there first, and of those the id that was known first. So
 * what a rep has begun is not taken away for what nobody has looked at yet.
 */
public final class OpenAttempts {

    private static final Comparator<Open> KEPT_FIRST =
            Comparator.<Open>comparingInt(open -> -distance(open.state())).thenComparing(Open::since);

    private final List<Open> keptFirst;

    /**
     * One of them.
     *
     * @param state of a lead that somebody is to do something about
     * @param since when it came into that state
     */
    public record Open(LeadState state, Instant since) {
    }

    /** @param open in the order in which their ids were known */
    public OpenAttempts(List<Open> open) {
        List<Open> sorted = new ArrayList<>(open);
        sorted.sort(KEPT_FIRST);
        this.keptFirst = List.copyOf(sorted);
    }

    /** The id the person is worked on under; empty if nobody works on them. */
    public Optional<LeadId> kept() {
        return keptFirst.stream().findFirst().map(open -> open.state().leadId());
    }

    /** The ids whose attempts are one too many. */
    public List<LeadId> tooMany() {
        return keptFirst.stream().skip(1).map(open -> open.state().leadId()).toList();
    }

    private static int distance(LeadState state) {
        return state instanceof InOpportunity ? 2 : state instanceof Accepted ? 1 : 0;
    }
}

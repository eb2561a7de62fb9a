package org.tandem.scoring.lead;

import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits.Visit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is known of a person whose facts came under several ids: the same as if all of it had come under one. What they are
 * is the last that any id said; what counts once counts once for all ids; and what sales has answered under one id has been
 * answered.
 */
public final class PersonFacts {

    private PersonFacts() {
    }

    /**
     * @param ids           the facts of each id
     * @param contributions of all ids: of each slot at least the last ones of each id, as many as may count
     * @param visits        of all ids; a day may be there more than once
     */
    public static LeadFacts of(Counting counting, Collection<LeadFacts> ids, Collection<Contribution> contributions,
                               Collection<Visit> visits) {
        BusinessFacts business = BusinessFacts.none();
        ids.forEach(id -> business.add(id.business()));
        return LeadFacts.of(counting, business, contributions, visits, last(ids, LeadFacts::newest),
                last(ids, LeadFacts::newestLive), last(ids, LeadFacts::returnedAt));
    }

    private static Instant last(Collection<LeadFacts> ids, Function<LeadFacts, Instant> moment) {
        return ids.stream().map(moment).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}

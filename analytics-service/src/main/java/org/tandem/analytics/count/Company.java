package org.tandem.analytics.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What a person counts for in the account that they belong to; or among those without, where none is known. */
final class Company {

    private final UUID account;
    private final UUID person;
    private final List<Member> members = new ArrayList<>(1);

    private Company(UUID account, UUID person) {
        this.account = account;
        this.person = person;
    }

    /**
     * Which account it is, is as known now, as it is with who is whom: to count by what one once took for another company would
     * help nobody.
     *
     * @param facts all that is known of the person
     */
    static Company of(Collection<Fact> facts, UUID person) {
        return new Company(Described.account(facts), person);
    }

    /**
     * Of each day on which something was told, first to last.
     *
     * @param tally of what was believed from that day on
     */
    void count(int day, Funnel funnel, Dimensions dimensions, Tally tally) {
        if (funnel.recorded(Step.INQUIRY) == null) {
            return;
        }
        if (account != null) {
            Member member = Member.of(account, person, day, funnel, dimensions);
            if (members.isEmpty() || !members.get(members.size() - 1).knownOn(day).equals(member)) {
                members.add(member);
            }
            return;
        }
        for (Step step : Step.FUNNEL) {
            if (funnel.hasReached(step)) {
                // Whatever their dimensions: cells of a day add up to one, which costs nothing where nobody has an account.
                tally.add(new Cell(Unit.PERSON_WITHOUT_ACCOUNT, step, funnel.day(step), step, funnel.day(step), 0, true, true,
                        Dimensions.UNKNOWN, 0), 1);
            }
        }
    }

    void join(Tally tally) {
        members.forEach(member -> tally.add(member, 1));
    }
}

package org.tandem.analytics.count;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts one person, of all facts about all of the person's ids. */
final class Persons {

    private Persons() {
    }

    /** In the funnel if somebody brought the person, and in the webinars that they were in. */
    static void count(Collection<Fact> facts, Funnel funnel, Dimensions dimensions, Tally tally) {
        if (funnel.recorded(Step.INQUIRY) != null) {
            funnel.count(Unit.PERSON, dimensions, tally);
            countDeals(facts, funnel, dimensions, tally);
        }
        countWebinars(facts, dimensions, tally);
    }

    private static void countDeals(Collection<Fact> facts, Funnel funnel, Dimensions dimensions, Tally tally) {
        for (Fact deal : facts) {
            if (deal.isDeal()) {
                for (Step from : Step.FUNNEL) {
                    tally.add(new DealCell(Unit.PERSON, from, funnel.day(from), deal.day(), deal.currency(), dimensions, 0),
                            Deals.one(deal.amount()));
                }
            }
        }
    }

    private static void countWebinars(Collection<Fact> facts, Dimensions dimensions, Tally tally) {
        Map<Integer, Map<Step, Integer>> campaigns = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.kind().isOfWebinar()) {
                campaigns.computeIfAbsent(fact.dimensions().campaign(), campaign -> new EnumMap<>(Step.class))
                        .merge(stepOf(fact.kind()), fact.day(), Math::min);
            }
        }
        campaigns.forEach((campaign, days) -> {
            Dimensions of = dimensions.withCampaign(campaign);
            days.forEach((step, day) -> tally.add(new Cell(Unit.WEBINAR_MEMBER, step, day, step, day, 0, true, true, of, 0), 1));
            countCustomers(facts, days, of, tally);
        });
    }

    /** Each deal by itself: won on the day they attended or later, or else since the webinar first reached them. */
    private static void countCustomers(Collection<Fact> facts, Map<Step, Integer> days, Dimensions dimensions, Tally tally) {
        int attended = days.getOrDefault(Step.ATTENDED, Integer.MAX_VALUE);
        int touched = days.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        countCustomer(Step.CUSTOMER, attended, wonFrom(facts, attended, Integer.MAX_VALUE), dimensions, tally);
        countCustomer(Step.CUSTOMER_WITHOUT_ATTENDING, touched, wonFrom(facts, touched, attended), dimensions, tally);
    }

    private static List<Fact> wonFrom(Collection<Fact> facts, int day, int before) {
        return facts.stream().filter(fact -> fact.isDeal() && fact.day() >= day && fact.day() < before).toList();
    }

    private static void countCustomer(Step customer, int since, List<Fact> won, Dimensions dimensions, Tally tally) {
        won.stream().mapToInt(Fact::day).min().ifPresent(day ->
                tally.add(new Cell(Unit.WEBINAR_MEMBER, customer, since, customer, day, 0, true, true, dimensions, 0), 1));
        won.forEach(deal -> tally.add(new DealCell(Unit.WEBINAR_MEMBER, customer, since, deal.day(), deal.currency(), dimensions, 0),
                Deals.one(deal.amount())));
    }

    private static Step stepOf(FactKind kind) {
        return switch (kind) {
            case INVITED -> Step.INVITED;
            case REGISTERED -> Step.REGISTERED;
            case ATTENDED -> Step.ATTENDED;
            default -> throw new IllegalArgumentException(kind + " is of no webinar");
        };
    }

    /** What does not fit, as all that is known says. */
    static void findAnomalies(UUID canonical, Collection<Fact> facts, Tally tally) {
        Funnel funnel = Funnel.of(facts);
        Fact inquiry = funnel.recorded(Step.INQUIRY);
        int rep = Described.rep(facts);
        if (inquiry == null) {
            facts.stream().filter(fact -> fact.kind() == FactKind.IMPORTED_WON)
                    .forEach(deal -> tally.add(Anomaly.of(Anomaly.Kind.UNKNOWN_REFERENCE, canonical, deal, rep), 1));
            facts.stream().filter(fact -> fact.kind() == FactKind.QUALIFIED
                            || fact.kind().isOfAttempt() && fact.kind() != FactKind.IMPORTED_WON && !fact.kind().isJudgement())
                    .min(Fact.BY_TIME)
                    .ifPresent(first -> tally.add(Anomaly.of(Anomaly.Kind.UNKNOWN_LEAD, canonical, first, rep), 1));
            return;
        }
        facts.stream().filter(fact -> fact.isDeal() && fact.day() < inquiry.day()).forEach(deal ->
                tally.add(Anomaly.of(Anomaly.Kind.WON_BEFORE_FIRST_CONTACT, canonical, deal, rep), 1));
    }

    /** Of one attempt: each step that was recorded before an earlier one. */
    static void findDisorder(UUID leadId, Collection<Fact> facts, Tally tally) {
        Attempts.of(facts).values().forEach(ofAttempt -> {
            Funnel funnel = Funnel.of(ofAttempt);
            Fact latest = null;
            for (Step step : Step.FUNNEL) {
                Fact here = funnel.recorded(step);
                if (here == null) {
                    continue;
                }
                // A deal before the inquiry has a name of its own; and a day is as exactly as an import says it.
                boolean tooEarly = latest != null && (latest.kind() == FactKind.CAPTURED
                        ? step != Step.WON && here.day() < latest.day() : here.occurredAt().isBefore(latest.occurredAt()));
                if (tooEarly) {
                    tally.add(Anomaly.of(Anomaly.Kind.STEPS_OUT_OF_ORDER, leadId, here, Described.rep(ofAttempt)), 1);
                } else {
                    latest = here;
                }
            }
        });
    }
}

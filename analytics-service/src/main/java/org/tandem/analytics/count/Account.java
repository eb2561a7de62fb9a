package org.tandem.analytics.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Counts one account of what is believed of its people. It has reached a step when the first of them has, and its dimensions
 * are those of the person who came first. So most of its people make no difference: all that is counted follows from those
 * who <em>lead</em>, and of these there are few however many people an account has.
 *
 * <p>A member leads at a step if nobody known by that day had reached it earlier, and leads the account as long as its person
 * is the one who came first. Ties go to the lower id, so that every order of folding ends with the same leaders.
 */
public final class Account {

    private static final List<Step> LATER = Step.FUNNEL.subList(1, Step.FUNNEL.size());
    private static final Comparator<Member> BY_COMING = Comparator.comparing(Member::inquiredAt).thenComparing(Member::person);
    private static final Comparator<Member> BY_DAY = Comparator.comparingInt(Member::knownDay).thenComparing(Member::person);

    private Account() {
    }

    /** Those of an account's members who lead, in order of when they were known. */
    public static List<Member> leading(Collection<Member> members) {
        List<Member> leading = new ArrayList<>();
        Belief belief = new Belief();
        for (List<Member> ofDay : byDay(members)) {
            Set<Member> leaders = belief.change(ofDay);
            ofDay.stream().filter(leaders::contains).forEach(leading::add);
        }
        return leading;
    }

    /**
     * Who leads when some go and others come. Whoever goes may have been in front of people that are not among the leading; where
     * nobody who stays or comes is in front of them as well, nothing is said, and all members must be looked at.
     *
     * @param leading of all until now
     * @param gone    leading or not
     */
    public static Optional<List<Member>> leadingAfter(Collection<Member> leading, Set<Member> gone, Collection<Member> come) {
        List<Member> left = new ArrayList<>(come);
        leading.stream().filter(member -> !gone.contains(member)).forEach(left::add);
        boolean covered = leading.stream().filter(gone::contains).allMatch(member -> isCovered(member, left));
        return covered ? Optional.of(leading(left)) : Optional.empty();
    }

    /** @param leading of one account, as {@link #leading} orders them */
    public static Tally count(Collection<Member> leading) {
        Tally tally = new Tally();
        Belief belief = new Belief();
        Tally before = new Tally();
        for (List<Member> ofDay : byDay(leading)) {
            belief.change(ofDay);
            Tally now = belief.count();
            tally.believe(ofDay.get(0).knownDay(), before, now);
            before = now;
        }
        return tally;
    }

    private static boolean isCovered(Member gone, Collection<Member> by) {
        return by.stream().anyMatch(member -> member.knownDay() <= gone.knownDay() && BY_COMING.compare(member, gone) <= 0)
                && LATER.stream().allMatch(step -> gone.reach(step) == Member.NEVER
                        || by.stream().anyMatch(member -> member.knownDay() <= gone.knownDay() && isBefore(step, member, gone)));
    }

    private static boolean isBefore(Step step, Member member, Member gone) {
        int order = Integer.compare(member.reach(step), gone.reach(step));
        return order < 0 || order == 0 && (member.knownDay() < gone.knownDay() || member.person().compareTo(gone.person()) <= 0);
    }

    private static List<List<Member>> byDay(Collection<Member> members) {
        List<List<Member>> days = new ArrayList<>();
        for (Member member : members.stream().sorted(BY_DAY).toList()) {
            if (days.isEmpty() || days.get(days.size() - 1).get(0).knownDay() != member.knownDay()) {
                days.add(new ArrayList<>(2));
            }
            days.get(days.size() - 1).add(member);
        }
        return days;
    }

    /** What is believed of the account on one day after the other. */
    private static final class Belief {

        private final Map<Step, Integer> reached = new EnumMap<>(Step.class);
        /** Who came first, as believed of that person last. */
        private Member first;

        /** @return those of the day who make a difference */
        Set<Member> change(List<Member> ofDay) {
            Set<Member> leaders = new HashSet<>();
            Member earliest = ofDay.stream().min(BY_COMING).orElseThrow();
            UUID person = first == null || BY_COMING.compare(earliest, first) < 0 ? earliest.person() : first.person();
            for (Member member : ofDay) {
                if (member.person().equals(person)) {
                    first = member;
                    leaders.add(member);
                }
            }
            for (Step step : LATER) {
                Member foremost = ofDay.get(0);
                for (Member member : ofDay) {
                    foremost = member.reach(step) < foremost.reach(step) ? member : foremost;
                }
                if (foremost.reach(step) < reached.getOrDefault(step, Member.NEVER)) {
                    reached.put(step, foremost.reach(step));
                    leaders.add(foremost);
                }
            }
            return leaders;
        }

        Tally count() {
            Tally tally = new Tally();
            reached.put(Step.INQUIRY, first.reach(Step.INQUIRY));
            for (Map.Entry<Step, Integer> from : reached.entrySet()) {
                for (Map.Entry<Step, Integer> to : reached.entrySet()) {
                    if (from.getKey().ordinal() <= to.getKey().ordinal()) {
                        tally.add(cell(from.getKey(), from.getValue(), to.getKey(), to.getValue()), 1);
                    }
                }
            }
            return tally;
        }

        private Cell cell(Step from, int fromReach, Step to, int toReach) {
            return new Cell(Unit.ACCOUNT, from, Member.dayOf(fromReach), to, Member.dayOf(toReach), 0, Member.isRecorded(fromReach),
                    Member.isRecorded(toReach), first.dimensions(), 0);
        }
    }
}

package org.tandem.analytics.count;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class AccountTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID ACME = new UUID(9, 1);
    private static final UUID OTHER = new UUID(9, 2);

    private final Random random = new Random(20261122);
    private long events;

    @Test
    void hasReachedAStepWhenTheFirstOfItsPersonsHas() {
        // Given two persons of one company, the second of whom goes further
        Tally tally = count(captured(lead(1), ACME, 7, MONDAY), captured(lead(2), ACME, 8, MONDAY.plus(Duration.ofDays(3))),
                fact(lead(2), FactKind.ACCEPTED, MONDAY.plus(Duration.ofDays(5))));

        // Then
        assertThat(tally.cells()).isEqualTo(Map.of(
                cell(Step.INQUIRY, 0, Step.INQUIRY, 0, true, true, 7, 0), 1L,
                cell(Step.INQUIRY, 0, Step.MQL, 5, true, false, 7, 5), 1L,
                cell(Step.INQUIRY, 0, Step.SAL, 5, true, true, 7, 5), 1L,
                cell(Step.MQL, 5, Step.MQL, 5, false, false, 7, 5), 1L,
                cell(Step.MQL, 5, Step.SAL, 5, false, true, 7, 5), 1L,
                cell(Step.SAL, 5, Step.SAL, 5, true, true, 7, 5), 1L));
    }

    @Test
    void whoCameFirstSaysItsDimensionsAndLateNewsChangesWhoThatIs() {
        // When a fair of last week is told of on Wednesday
        Tally tally = count(captured(lead(1), ACME, 7, MONDAY),
                captured(lead(2), ACME, 8, MONDAY.minus(Duration.ofDays(7)), MONDAY.plus(Duration.ofDays(2))));

        // Then
        assertThat(tally.cells()).isEqualTo(Map.of(
                cell(Step.INQUIRY, 0, Step.INQUIRY, 0, true, true, 7, 0), 1L,
                cell(Step.INQUIRY, 0, Step.INQUIRY, 0, true, true, 7, 2), -1L,
                cell(Step.INQUIRY, -7, Step.INQUIRY, -7, true, true, 8, 2), 1L));
    }

    @Test
    void theAccountOfAPersonIsTheLastThatWasTold() {
        assertThat(members(captured(lead(1), ACME, 7, MONDAY), captured(lead(1), OTHER, 7, MONDAY.plusSeconds(9)))).extracting(Member::account)
                .containsOnly(OTHER);
        assertThat(members(captured(lead(1), OTHER, 7, MONDAY), corrected(lead(1), ACME, MONDAY.plusSeconds(5)),
                captured(lead(1), OTHER, 7, MONDAY.plusSeconds(9)))).as("a correction").extracting(Member::account).containsOnly(ACME);
        assertThat(members(captured(lead(1), ACME, 7, MONDAY), captured(lead(1), null, 7, MONDAY.plusSeconds(9)))).as("silence")
                .extracting(Member::account).containsOnly(ACME);
    }

    @Test
    void whoHasNoAccountIsCountedAtEachStepAlone() {
        Tally tally = new Known(List.of(captured(lead(1), null, 7, MONDAY), fact(lead(1), FactKind.ACCEPTED, MONDAY)), Map.of()).count();

        assertThat(tally.members()).isEmpty();
        assertThat(tally.cells().keySet()).filteredOn(cell -> cell.unit() == Unit.PERSON_WITHOUT_ACCOUNT).hasSize(3)
                .allMatch(cell -> cell.from() == cell.step());
    }

    @Test
    void ofAThousandPersonsWhoCameOneAfterTheOtherOneLeads() {
        List<Member> leading = List.of();
        for (int i = 0; i < 1_000; i++) {
            List<Member> come = members(captured(lead(i), ACME, 7, MONDAY.plus(Duration.ofHours(i))));
            leading = Account.leadingAfter(leading, Set.of(), come).orElseThrow();
            assertThat(leading).hasSize(1);
        }
    }

    @Test
    void whenTheFirstGoesAllMustBeLookedAt() {
        // Given
        List<Member> first = members(captured(lead(1), ACME, 7, MONDAY));
        List<Member> second = members(captured(lead(2), ACME, 7, MONDAY.plusSeconds(9)));

        // Then
        assertThat(Account.leadingAfter(first, Set.copyOf(first), List.of())).isEmpty();
        assertThat(Account.leadingAfter(first, Set.copyOf(second), List.of())).hasValue(first);
        assertThat(Account.leadingAfter(first, Set.copyOf(first), members(captured(lead(3), ACME, 7, MONDAY.minusSeconds(9)))))
                .as("one who was earlier comes for it").isPresent();
    }

    /** What is counted of those who lead is what is counted of everybody, on each day that something was told. */
    @Test
    void countsOfTheLeadingWhatAllReached() {
        for (int round = 0; round < 500; round++) {
            // Given
            List<Fact> facts = facts(6, 14);
            List<Member> members = List.copyOf(new Known(facts, Map.of()).count().members().keySet());

            // Then
            assertThat(Account.count(Account.leading(members)).cells()).isEqualTo(everybody(facts).cells());
        }
    }

    /** However some go and others come: who leads is known of the leading alone, or is not said. */
    @Test
    void whoLeadsAfterAChangeIsWhoLeadsOfAll() {
        int said = 0;
        int rounds = 3_000;
        for (int round = 0; round < rounds; round++) {
            // Given
            Set<Member> before = new HashSet<>(members(facts(6, 10)));
            Set<Member> after = new HashSet<>(before);
            List<Member> others = members(facts(2 + random.nextInt(5), random.nextInt(8)));
            others.forEach(other -> after.removeIf(member -> member.person().equals(other.person())));
            after.addAll(others);
            before.stream().filter(member -> random.nextInt(6) == 0).forEach(after::remove);
            Set<Member> gone = new HashSet<>(before);
            gone.removeAll(after);
            Set<Member> come = new HashSet<>(after);
            come.removeAll(before);

            // When
            var leading = Account.leadingAfter(Account.leading(before), gone, come);

            // Then
            said += leading.isPresent() ? 1 : 0;
            leading.ifPresent(found -> assertThat(found).isEqualTo(Account.leading(after)));
        }
        assertThat(said).isBetween(rounds / 20, rounds - rounds / 20);
    }

    /** The definition, counted of all persons anew for each day. */
    private static Tally everybody(List<Fact> facts) {
        Map<UUID, List<Fact>> persons = facts.stream().collect(Collectors.groupingBy(Fact::leadId));
        Set<Integer> days = new TreeSet<>(facts.stream().map(Fact::recordedDay).toList());
        Tally all = new Tally();
        Tally before = new Tally();
        for (int day : days) {
            List<List<Fact>> came = persons.values().stream()
                    .map(of -> of.stream().filter(fact -> fact.recordedDay() <= day).toList())
                    .filter(of -> Funnel.of(of).recorded(Step.INQUIRY) != null).toList();
            Tally now = new Tally();
            came.stream().min(Comparator.comparing((List<Fact> of) -> Funnel.of(of).recorded(Step.INQUIRY).occurredAt())
                    .thenComparing(of -> of.get(0).leadId())).ifPresent(first -> reached(came, Described.by(first), now));
            all.believe(day, before, now);
            before = now;
        }
        return all;
    }

    private static void reached(List<List<Fact>> came, Dimensions dimensions, Tally tally) {
        Map<Step, int[]> reached = new HashMap<>();
        for (List<Fact> of : came) {
            Funnel funnel = Funnel.of(of);
            Step.FUNNEL.stream().filter(funnel::hasReached).forEach(step -> reached.merge(step,
                    new int[] {funnel.day(step), funnel.isRecorded(step) ? 0 : 1},
                    (a, b) -> b[0] < a[0] || b[0] == a[0] && b[1] < a[1] ? b : a));
        }
        reached.forEach((from, fromDay) -> reached.forEach((to, toDay) -> {
            if (from.ordinal() <= to.ordinal()) {
                tally.add(new Cell(Unit.ACCOUNT, from, fromDay[0], to, toDay[0], 0, fromDay[1] == 0, toDay[1] == 0, dimensions, 0), 1);
            }
        }));
    }

    private List<Fact> facts(int leads, int size) {
        List<FactKind> kinds = List.of(FactKind.QUALIFIED, FactKind.ASSIGNED, FactKind.ACCEPTED, FactKind.OPENED, FactKind.WON);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            UUID lead = lead(random.nextInt(leads));
            Instant recorded = MONDAY.plus(Duration.ofHours(random.nextInt(150)));
            Instant occurred = random.nextBoolean() ? recorded : recorded.minus(Duration.ofHours(random.nextInt(150)));
            facts.add(random.nextInt(3) > 0 ? captured(lead, ACME, random.nextInt(3), occurred, recorded)
                    : fact(lead, kinds.get(random.nextInt(kinds.size())), occurred, recorded, random.nextInt(3)));
        }
        // Which company it is must be known of each of them.
        for (int i = 0; i < leads; i++) {
            facts.add(corrected(lead(i), ACME, MONDAY.plus(Duration.ofHours(random.nextInt(150)))));
        }
        return facts;
    }

    private static Tally count(Fact... facts) {
        return Account.count(Account.leading(members(facts)));
    }

    private static List<Member> members(Fact... facts) {
        return members(List.of(facts));
    }

    private static List<Member> members(List<Fact> facts) {
        return List.copyOf(new Known(facts, Map.of()).count().members().keySet());
    }

    private static Cell cell(Step from, int fromDay, Step step, int day, boolean fromRecorded, boolean recorded, int origin, int recordedDay) {
        int monday = Fact.dayOf(MONDAY);
        return new Cell(Unit.ACCOUNT, from, monday + fromDay, step, monday + day, 0, fromRecorded, recorded,
                new Dimensions(origin, 0, 0, 0, 0), monday + recordedDay);
    }

    private static UUID lead(int number) {
        return new UUID(0, number);
    }

    private Fact captured(UUID lead, UUID account, int origin, Instant at) {
        return captured(lead, account, origin, at, at);
    }

    private Fact captured(UUID lead, UUID account, int origin, Instant occurred, Instant recorded) {
        return said(lead, FactKind.CAPTURED, account, new Dimensions(origin, 0, 0, 0, 0), occurred, recorded);
    }

    private Fact corrected(UUID lead, UUID account, Instant at) {
        return said(lead, FactKind.CORRECTED, account, Dimensions.UNKNOWN, at, at);
    }

    private Fact fact(UUID lead, FactKind kind, Instant at) {
        return fact(lead, kind, at, at, 0);
    }

    private Fact fact(UUID lead, FactKind kind, Instant occurred, Instant recorded, int rep) {
        return said(lead, kind, null, new Dimensions(0, 0, 0, 0, rep), occurred, recorded);
    }

    private Fact said(UUID lead, FactKind kind, UUID account, Dimensions dimensions, Instant occurred, Instant recorded) {
        return new Fact(lead, kind, kind.isOfAttempt() ? 1 : 0, new UUID(1, ++events), new UUID(2, events), occurred, recorded, dimensions, null,
                account, 0, null, 0);
    }
}

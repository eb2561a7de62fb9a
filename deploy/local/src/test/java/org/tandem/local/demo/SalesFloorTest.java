package org.tandem.local.demo;

import org.junit.jupiter.api.Test;
import org.tandem.local.demo.SalesFloor.Entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SalesFloorTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-20");

    @Test
    void aFewLeadsOfEachStateAreLeftForWhoeverLooks() {
        List<Entry> inbox = new ArrayList<>();
        inbox.addAll(entries("assigned", 6));
        inbox.addAll(entries("accepted", 5));
        inbox.addAll(entries("in-opportunity", 4));

        assertThat(floor(1).steps(inbox)).isEmpty();
    }

    @Test
    void everyRepDoesOneThingAtATimeAndInTimeEverythingIsDone() {
        Set<Step.Kind> done = EnumSet.noneOf(Step.Kind.class);
        List<Entry> inbox = new ArrayList<>();
        inbox.addAll(entries("assigned", 12));
        inbox.addAll(entries("accepted", 12));
        inbox.addAll(entries("in-opportunity", 12));
        for (int seed = 0; seed < 100; seed++) {
            List<Step> steps = floor(seed).steps(inbox);
            assertThat(steps).extracting(Step::rep).doesNotHaveDuplicates().isSubsetOf(Team.reps());
            steps.forEach(step -> done.add(step.kind()));
        }
        assertThat(done).containsExactlyInAnyOrder(Step.Kind.values());
    }

    @Test
    void whoWasNotReachedYetIsContactedFirst() {
        List<Entry> inbox = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            inbox.add(new Entry("lead-" + i, "accepted", "rep-1", 0, null, null));
        }
        for (int seed = 0; seed < 100; seed++) {
            assertThat(floor(seed).steps(inbox)).allSatisfy(step -> {
                assertThat(step.path()).isEqualTo("/leads/lead-5/contacts");
                assertThat(step.kind()).isEqualTo(Step.Kind.CONTACT);
            });
        }
    }

    /** What is in a queue is nobody's to answer for. */
    @Test
    void aQueueIsLeftAlone() {
        List<Entry> inbox = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            inbox.add(new Entry("lead-" + i, "assigned", null, 0, null, null));
        }
        assertThat(floor(1).steps(inbox)).isEmpty();
    }

    private static SalesFloor floor(long seed) {
        return new SalesFloor(new Random(seed), TODAY);
    }

    private static List<Entry> entries(String state, int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean deal = state.equals("in-opportunity");
            entries.add(new Entry(state + i, state, Team.reps().get(i % 6), 1, deal ? "deal-" + i : null,
                    deal ? List.of("qualification", "proposal", "negotiation").get(i / 2 % 3) : null));
        }
        return entries;
    }
}

package org.tandem.scoring.lead;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tandem.scoring.engagement.Activity;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LeadFactsProperties {

    /** Few days, pages and assets, so that slots fill, repeat and are displaced. */
    @Provide
    Arbitrary<List<Activity>> activities() {
        Arbitrary<String> kinds = Arbitraries.of("page.viewed", "page.viewed", "asset.downloaded", "email.opened",
                "webinar.attended", "bounced", "call-me");
        return Combinators.combine(kinds, Arbitraries.of("a", "b"), Arbitraries.integers().between(-900, 60),
                        Arbitraries.integers().between(0, 60))
                .as((kind, about, at, recorded) -> {
                    boolean custom = kind.equals("bounced") || kind.equals("call-me");
                    return new Activity(custom ? "activity.custom" : kind,
                            kind.equals("bounced") ? "email-bounced" : custom ? "call-me" : about,
                            "https://example.com/" + (about.equals("a") ? "pricing" : "b"), 80, Lead.day(at / 2.0),
                            Lead.day(recorded / 8.0), new Fact(new UUID(0, 0), new UUID(0, 0)));
                }).list().ofMinSize(1).ofMaxSize(80).map(LeadFactsProperties::withIds);
    }

    /** An event is folded once, so no two are the same; some ids are beyond the signed half. */
    private static List<Activity> withIds(List<Activity> activities) {
        List<Activity> different = new ArrayList<>();
        for (Activity one : activities) {
            long id = (long) different.size() * 0x4000_0000_0000_0001L;
            different.add(new Activity(one.type(), one.about(), one.page(), one.percent(), one.at(), one.recordedAt(),
                    new Fact(new UUID(id, different.size()), new UUID(1, 2))));
        }
        return different;
    }

    @Property(tries = 150)
    void orderAndBatchesMakeNoDifference(@ForAll("activities") List<Activity> activities, @ForAll Random random) {
        // Given
        String together = new Lead().did(activities).state();

        // When
        List<Activity> shuffled = new ArrayList<>(activities);
        Collections.shuffle(shuffled, random);
        Lead oneByOne = new Lead();
        shuffled.forEach(oneByOne::did);
        Lead cut = new Lead();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(9));
            cut.did(shuffled.subList(from, to));
            from = to;
        }

        // Then
        assertThat(oneByOne.state()).isEqualTo(together);
        assertThat(cut.state()).isEqualTo(together);
    }

    /** Sales gives the lead back twice, somewhere between what it does and in any order. */
    @Property(tries = 150)
    void whenAReturnIsReadMakesNoDifference(@ForAll("activities") List<Activity> activities, @ForAll Random random) {
        // Given
        double[] days = {random.nextInt(70) / 8.0, random.nextInt(70) / 8.0};
        Lead first = new Lead().returned(days[0]).returned(days[1]).did(activities);

        // When
        List<Runnable> steps = new ArrayList<>();
        Lead other = new Lead();
        activities.forEach(one -> steps.add(() -> other.did(one)));
        steps.add(() -> other.returned(days[0]));
        steps.add(() -> other.returned(days[1]));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);

        // Then
        assertThat(other.state()).isEqualTo(first.state());
        assertThat(LeadFacts.of(other.counting, BusinessFacts.none(),
                other.contributions.values().stream().flatMap(List::stream).toList(), other.visits.values(),
                other.facts.newest(), other.facts.newestLive(), other.facts.returnedAt()).engagement().state())
                .isEqualTo(first.facts.engagement().state());
    }

    @Property(tries = 100)
    void aLeadIsMadeAgainFromItsContributions(@ForAll("activities") List<Activity> activities) {
        Lead lead = new Lead().did(activities);
        List<Contribution> all = lead.contributions.values().stream().flatMap(List::stream).toList();

        LeadFacts again = LeadFacts.of(lead.counting, BusinessFacts.none(), all, lead.visits.values(),
                lead.facts.newest(), lead.facts.newestLive(), null);

        assertThat(again.engagement().state()).isEqualTo(lead.facts.engagement().state());
        assertThat(again.marks()).isEqualTo(lead.facts.marks());
    }

    /** The formula itself, over every contribution that counts, beside the state that does not keep them. */
    @Property(tries = 100)
    void theStateIsWorthWhatTheFormulaSays(@ForAll("activities") List<Activity> activities) {
        Lead lead = new Lead().did(activities.stream().filter(one -> !one.type().equals("page.viewed")).toList());
        if (lead.facts.newest() == null) {
            return;
        }
        double sum = 0;
        for (EngagementGroup group : lead.counting.model().groups()) {
            double plus = 0;
            double minus = 0;
            for (var slot : lead.contributions.entrySet()) {
                if (group.equals(lead.counting.groupOf(slot.getKey().rule()))) {
                    int points = lead.counting.rule(slot.getKey().rule()).points();
                    for (Contribution one : Contribution.counted(slot.getValue(), lead.counting.most(slot.getKey().rule()))) {
                        double days = java.time.Duration.between(one.at(), lead.facts.newest()).toMillis() / 86_400_000.0;
                        double worth = points * Math.pow(2, -days / group.halfLifeDays());
                        plus += Math.max(0, worth);
                        minus += Math.min(0, worth);
                    }
                }
            }
            sum += Math.min(group.cap(), plus) + minus;
        }
        assertThat(lead.facts.engagement().at(lead.facts.newest())).isCloseTo(Math.min(100, Math.max(0, sum)), within(1e-6));
    }
}

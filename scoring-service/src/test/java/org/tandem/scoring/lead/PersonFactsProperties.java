package org.tandem.scoring.lead;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tandem.events.lead.Business;
import org.tandem.scoring.engagement.Activity;
import org.tandem.scoring.engagement.Activity.Fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Under however many ids a person did what they did, together it is what one id would be that did all of it. */
class PersonFactsProperties {

    private static final List<String> KINDS = List.of("page.viewed", "asset.downloaded", "webinar.attended", "email-bounced", "call-me");
    private static final List<Business> SAID = List.of(Lead.TOP, Lead.MIDDLE, new Business("FR", null, 20, null, "student", null));

    @Property(tries = 200)
    void severalIdsAreOnePerson(@ForAll @Size(min = 1, max = 70) List<@IntRange(min = 0, max = 399) Integer> days,
                                @ForAll Random random) {
        // Given
        Lead one = new Lead();
        List<Lead> ids = List.of(new Lead(), new Lead(), new Lead());

        // When each thing is done under one of the ids, and sales gives one of them back
        for (int i = 0; i < days.size(); i++) {
            double recorded = days.get(i) / 8.0;
            Lead id = ids.get(random.nextInt(3));
            if (random.nextInt(12) == 0) {
                id.returned(recorded);
                one.returned(recorded);
            } else if (random.nextInt(8) == 0) {
                // ties go to the greater value, under one id as under two
                Business said = SAID.get(random.nextInt(3));
                id.is(said, recorded);
                one.is(said, recorded);
            } else {
                Activity activity = activity(i, random, recorded);
                id.did(activity);
                one.did(activity);
            }
        }

        // Then
        LeadFacts person = PersonFacts.of(one.counting, ids.stream().map(id -> id.facts).toList(),
                ids.stream().flatMap(id -> id.contributions.values().stream()).flatMap(List::stream).toList(),
                ids.stream().flatMap(id -> id.visits.values().stream()).toList());
        assertThat(state(person)).isEqualTo(state(one.facts));
    }

    private static Activity activity(int number, Random random, double recorded) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean custom = kind.equals("email-bounced") || kind.equals("call-me");
        UUID id = new UUID(number * 0x4000_0000_0000_0001L, number);
        return new Activity(custom ? "activity.custom" : kind, custom ? kind : random.nextBoolean() ? "a" : "b",
                "https://example.com/" + (random.nextBoolean() ? "pricing" : "b"), 80,
                Lead.day(recorded - random.nextInt(20) / 4.0), Lead.day(recorded), new Fact(id, id));
    }

    private static String state(LeadFacts facts) {
        List<Object> state = new ArrayList<>();
        state.add(facts.business().fields());
        state.add(facts.engagement().state());
        state.add(facts.marks());
        state.add(facts.newest());
        state.add(facts.newestLive());
        state.add(facts.returnedAt());
        state.add(facts.disqualifiedBy());
        return state.toString();
    }
}

package org.tandem.pipeline.lifecycle;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.ContactRequested;
import org.tandem.events.pipeline.PipelineRequest.LossRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Turns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.pipeline.lifecycle.States.LEAD;
import static org.tandem.pipeline.lifecycle.States.PRICE;
import static org.tandem.pipeline.lifecycle.States.QUALIFICATION;

class LifecycleProperties {

    private static final LeadLifecycle LIFECYCLE = new LeadLifecycle(States.RULES);

    /** What the tables hold after a decision is what a rebuild from the stream gives. */
    @Property(tries = 500)
    void foldingTheEventsGivesTheStateThatTheDecisionLeft(@ForAll("lives") List<Wish> wishes) {
        // Given
        LeadState state = LeadHistory.beginning(LEAD);
        LeadState folded = state;

        for (int i = 0; i < wishes.size(); i++) {
            // When
            Decision decision = decide(state, wishes.get(i), i);
            if (decision instanceof Decision.Done done) {
                state = done.next();
                for (PipelineEvent event : done.events()) {
                    folded = LeadHistory.evolve(folded, event);
                }
            }

            // Then
            assertThat(folded).isEqualTo(state);
        }
    }

    /** Each event once more, at any later time: all but a stage's move and a contact have had their moment. */
    @Property(tries = 300)
    void anEventThatDoesNotFitChangesNothing(@ForAll("lives") List<Wish> wishes) {
        // Given
        LeadState state = LeadHistory.beginning(LEAD);
        List<PipelineEvent> past = new ArrayList<>();

        for (int i = 0; i < wishes.size(); i++) {
            if (decide(state, wishes.get(i), i) instanceof Decision.Done done) {
                state = done.next();
                past.addAll(done.events());
            }
            for (PipelineEvent event : past) {
                if (!(event instanceof PipelineEvent.OpportunityStageMoved)) {
                    // When
                    LeadState after = LeadHistory.evolve(state, event);

                    // Then
                    assertThat(after).as(event.toString()).isEqualTo(state);
                }
            }
        }
    }

    /** What one rep asks of a lead whose it is not has no effect, whatever happened before. */
    @Property(tries = 300)
    void aStrangerChangesNothing(@ForAll("lives") List<Wish> wishes, @ForAll("requests") Wish wish) {
        // Given
        LeadState state = LeadHistory.beginning(LEAD);
        for (int i = 0; i < wishes.size(); i++) {
            state = decide(state, wishes.get(i), i) instanceof Decision.Done done ? done.next() : state;
        }
        boolean isInAQueue = state instanceof LeadState.Assigned assigned
                && assigned.owner() instanceof Owner.Queue;

        // When
        Decision decision = decide(state, new Wish(wish.kind, "a-stranger"), wishes.size());

        // Then
        assertThat(isInAQueue || decision instanceof Decision.Refused).isTrue();
    }

    private record Wish(String kind, String by) {
    }

    private static Decision decide(LeadState state, Wish wish, int number) {
        UUID id = Uuid5.of(QUALIFICATION, "request " + number);
        UUID opportunity = state instanceof LeadState.InOpportunity open ? open.opportunityId() : id;
        String day = "2027-03-01";
        Instant now = Instant.parse("2027-02-01T00:00:00Z").plus(Duration.ofDays(number));
        PipelineRequest request = switch (wish.kind) {
            case "accept" -> new AcceptRequested(LEAD, wish.by, false);
            case "reject" -> new RejectRequested(LEAD, wish.by, false, "not-our-profile", null, null);
            case "recycle" -> new RecycleRequested(LEAD, wish.by, false, null, day, null);
            case "contact" -> new ContactRequested(LEAD, wish.by, false, "phone", "reached", null);
            case "open" -> new OpportunityRequested(LEAD, wish.by, false, null, number % 2 == 0 ? PRICE : null, null);
            case "move" -> new StageMoveRequested(LEAD, opportunity, wish.by, false, number % 2 == 0 ? "proposal" : "negotiation",
                    null, null);
            case "win" -> new WinRequested(LEAD, opportunity, wish.by, false, null, null);
            case "lose" -> new LossRequested(LEAD, opportunity, wish.by, false, "price", null);
            case "wake" -> new WakeRequested(LEAD, state.attempt(), day);
            default -> new RoutingRequested(LEAD, LEAD, id);
        };
        return LIFECYCLE.decide(state, new Standing.Known(), request, id, Turns.NONE_YET, now);
    }

    @Provide
    Arbitrary<List<Wish>> lives() {
        return Arbitraries.frequencyOf(Tuple.of(4, likely()), Tuple.of(1, requests()))
                .list().ofMaxSize(60);
    }

    /** What leads somewhere, so that lives are long enough to be worth looking at. */
    private Arbitrary<Wish> likely() {
        return Arbitraries.of("route", "accept", "open", "move", "contact", "recycle", "wake", "win", "lose")
                .map(kind -> new Wish(kind, States.REP));
    }

    @Provide
    Arbitrary<Wish> requests() {
        return Arbitraries.of("accept", "reject", "recycle", "contact", "open", "move", "win", "lose")
                .map(kind -> new Wish(kind, States.OTHER));
    }
}

package org.tandem.local.demo;

import org.tandem.local.demo.Step.Kind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the reps do next, seeing the inbox. In each state some leads are left alone, so that whoever looks sees all states;
 * of the others each rep takes the one that has waited longest.
 */
final class SalesFloor {

    /** Left alone, of leads in each state. */
    private static final Map<String, Integer> LEFT = Map.of("assigned", 6, "accepted", 5, "in-opportunity", 4);
    private static final List<String> STAGES = List.of("qualification", "proposal", "negotiation");
    private static final int BUSY = 15;

    private final Random random;
    private final LocalDate today;

    SalesFloor(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /**
     * A lead in the inbox.
     *
     * @param rep           null where it is in a queue
     * @param opportunityId null where there is none, as {@code stage} is then
     */
    record Entry(String leadId, String state, String rep, int contacts, String opportunityId, String stage) {
    }

    /** At most one for each rep. @param inbox of the whole team, newest first */
    List<Step> steps(List<Entry> inbox) {
        List<Step> steps = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        List<String> states = new ArrayList<>(new TreeSet<>(LEFT.keySet()));
        Collections.shuffle(states, random);
        for (String state : states) {
            List<Entry> there = inbox.stream().filter(entry -> entry.state().equals(state) && entry.rep() != null).toList();
            for (int place = there.size() - 1; place >= LEFT.get(state); place--) {
                Entry entry = there.get(place);
                if (busy.contains(entry.rep()) || random.nextInt(100) < BUSY) {
                    continue;
                }
                step(entry).ifPresent(step -> {
                    busy.add(entry.rep());
                    steps.add(step);
                });
            }
        }
        return steps;
    }

    private Optional<Step> step(Entry entry) {
        return switch (entry.state()) {
            case "assigned" -> Optional.of(answer(entry));
            case "accepted" -> Optional.of(work(entry));
            case "in-opportunity" -> entry.opportunityId() == null ? Optional.empty() : Optional.of(sell(entry));
            default -> Optional.empty();
        };
    }

    private Step answer(Entry entry) {
        int drawn = random.nextInt(100);
        if (drawn < 72) {
            return Step.ofLead(entry, Kind.ACCEPT, "accept", Map.of());
        } else if (drawn < 90) {
            return reject(entry, "not-our-profile", "duplicate", "student", "supplier", "competitor");
        }
        return recycle(entry);
    }

    private Step work(Entry entry) {
        if (entry.contacts() == 0) {
            return Step.ofLead(entry, Kind.CONTACT, "contacts", Map.of("channel", one("phone", "email", "meeting"),
                    "outcome", one("reached", "reached", "no-answer", "left-message", "meeting-agreed")));
        }
        int drawn = random.nextInt(100);
        if (drawn < 60) {
            return Step.ofLead(entry, Kind.OPEN, "opportunities", Map.of("value", euros()));
        } else if (drawn < 75) {
            return reject(entry, "unreachable", "not-our-profile");
        } else if (drawn < 87) {
            return recycle(entry);
        }
        return Step.ofLead(entry, Kind.CONTACT, "contacts", Map.of("channel", "phone", "outcome", one("reached", "no-answer")));
    }

    private Step sell(Entry entry) {
        int stage = STAGES.indexOf(entry.stage());
        if (stage < STAGES.size() - 1 && random.nextInt(100) < 75) {
            return Step.ofOpportunity(entry, Kind.MOVE, "stage", Map.of("stage", STAGES.get(stage + 1)));
        }
        return random.nextInt(100) < 55 ? Step.ofOpportunity(entry, Kind.WIN, "win", Map.of("value", euros()))
                : Step.ofOpportunity(entry, Kind.LOSE, "lose", Map.of("reason", one("price", "competitor", "no-decision", "no-budget", "timing")));
    }

    private Step reject(Entry entry, String... reasons) {
        return Step.ofLead(entry, Kind.REJECT, "reject", Map.of("reason", one(reasons)));
    }

    private Step recycle(Entry entry) {
        return Step.ofLead(entry, Kind.RECYCLE, "recycle", Map.of("wakeOn", today.plusDays(7 + random.nextInt(60)).toString()));
    }

    private Map<String, String> euros() {
        return Map.of("amount", String.valueOf(4_000 + 500 * random.nextInt(80)), "currency", "EUR");
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}

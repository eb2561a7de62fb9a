package org.tandem.load;

import org.tandem.load.Ledger.Entry;
import org.tandem.load.Ledger.State;
import org.tandem.load.PlannedCapture.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was promised against what is on the stream.
 *
 * @param lost       accepted, but not on the stream whole
 * @param invented   on the stream, but never sent
 * @param resurrected refused, and nevertheless on the stream
 * @param divided    one id that was answered with different leads or events
 * @param silent     a second content under one id that was accepted and left no trace
 * @param unexpected refused although nothing is wrong with it, or accepted although everything is
 * @param half       captures of which only one of the two records is there: allowed only for what was never accepted
 */
public record Verdict(List<String> lost, List<String> invented, List<String> resurrected, List<String> divided,
                      List<String> silent, List<String> unexpected, int half, Ledger.Counts counts, int inLog) {

    public static Verdict of(Ledger ledger, StreamState log) {
        Map<Integer, Entry> entries = ledger.entries();
        Map<String, PlannedCapture> byPerson = new HashMap<>();
        entries.values().stream().map(Entry::capture).filter(PlannedCapture::startsAnId).filter(c -> c.person() != null)
                .forEach(c -> byPerson.put(c.person(), c));
        Map<String, String> personOf = log.profiles().values().stream().filter(p -> p.email() != null)
                .collect(Collectors.toMap(StreamState.Profile::captureId, StreamState.Profile::email, (a, b) -> a));

        List<String> lost = new ArrayList<>();
        List<String> divided = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        Map<Integer, String> answerOf = new HashMap<>();
        Map<String, Integer> effectsOf = new HashMap<>();
        for (Entry entry : entries.values()) {
            PlannedCapture capture = entry.capture();
            boolean good = capture.kind() != Kind.INVALID && capture.kind() != Kind.CONFLICT;
            if (entry.state() == State.ACCEPTED) {
                var found = log.captures().get(entry.eventId());
                if (found == null || !found.leadId().equals(entry.leadId())
                        || !log.profiles().containsKey(entry.leadId() + "/" + entry.eventId())) {
                    lost.add(name(entry));
                }
                String answer = entry.leadId() + "/" + entry.eventId();
                String before = answerOf.putIfAbsent(capture.original(), answer);
                if (before != null && !before.equals(answer)) {
                    divided.add(name(entry));
                }
                if (capture.kind() == Kind.CONFLICT && !log.conflicts().contains(entry.eventId())
                        && accepted(entries.get(capture.original()))) {
                    silent.add(name(entry));
                }
            }
            if (good && entry.state() == State.REFUSED || capture.kind() == Kind.INVALID && entry.state() == State.ACCEPTED) {
                unexpected.add(name(entry));
            }
        }

        List<String> invented = new ArrayList<>();
        List<String> resurrected = new ArrayList<>();
        Set<String> answered = Set.copyOf(answerOf.values());
        log.captures().forEach((event, capture) -> {
            if (answered.contains(capture.leadId() + "/" + event)) {
                return;
            }
            // nobody was told of it: then it must be one whose answer got lost, known by its person
            PlannedCapture sent = byPerson.get(personOf.getOrDefault(event, ""));
            if (sent == null) {
                invented.add(event);
            } else if (entries.values().stream().filter(e -> e.capture().original() == sent.number())
                    .allMatch(e -> e.state() == State.REFUSED)) {
                resurrected.add(event);
            }
        });
        personOf.values().stream().filter(p -> !byPerson.containsKey(p)).forEach(invented::add);
        // two events of one person: one id had two effects
        personOf.values().forEach(person -> effectsOf.merge(person, 1, Integer::sum));
        effectsOf.forEach((person, effects) -> {
            if (effects > 1) {
                divided.add(person + " has " + effects + " captures");
            }
        });
        int half = (int) log.profiles().values().stream().filter(p -> !log.captures().containsKey(p.captureId())).count()
                + (int) log.captures().entrySet().stream()
                .filter(c -> !log.profiles().containsKey(c.getValue().leadId() + "/" + c.getKey())).count();
        return new Verdict(lost, invented, resurrected, divided, silent, unexpected, half, ledger.counts(), log.captures().size());
    }

    public boolean clean() {
        return lost.isEmpty() && invented.isEmpty() && resurrected.isEmpty() && divided.isEmpty() && silent.isEmpty()
                && unexpected.isEmpty();
    }

    private static boolean accepted(Entry entry) {
        return entry != null && entry.state() == State.ACCEPTED;
    }

    private static String name(Entry entry) {
        return entry.capture().number() + " " + entry.capture().kind() + " " + entry.status();
    }

    @Override
    public String toString() {
        return "sent %d = 2xx %d + 4xx %d + unknown %d; in log %d; lost %d, invented %d, refused but in log %d, divided %d, silent conflicts %d, unexpected answers %d, half captures %d%s"
                .formatted(counts.sent(), counts.accepted(), counts.refused(), counts.unknown(), inLog, lost.size(),
                        invented.size(), resurrected.size(), divided.size(), silent.size(), unexpected.size(), half,
                        clean() ? "" : " " + first(lost) + first(invented) + first(resurrected) + first(divided) + first(silent) + first(unexpected));
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(5, all.size()));
    }
}

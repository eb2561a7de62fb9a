package org.tandem.faults;

import org.tandem.faults.Ledger.Entry;
import org.tandem.faults.Ledger.State;
import org.tandem.faults.PlannedCapture.Kind;
import org.tandem.faults.PlannedCapture.Refused;
import org.tandem.faults.StreamLog.Content;
import org.tandem.faults.StreamState.Fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was promised against what is on the stream.
 *
 * @param lost       accepted, but this content is not on the stream whole
 * @param invented   on the stream, or among the rejected, but never sent
 * @param resurrected refused in every attempt, and nevertheless on the stream
 * @param unkept     refused, and not to be found among the rejected
 * @param divided    one id that was answered with different ids, or one content under two
 * @param unexpected refused although nothing is wrong with it, or accepted although everything is
 * @param half       contents of which only some records are there although nobody was ever left without an answer
 */
public record Verdict(List<String> lost, List<String> invented, List<String> resurrected, List<String> unkept,
                      List<String> divided, List<String> unexpected, List<String> half, Ledger.Counts counts,
                      StreamLog log) {

    public static Verdict of(Ledger ledger, StreamLog log) {
        Verdict verdict = new Verdict(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), ledger.counts(), log);
        List<Entry> entries = List.copyOf(ledger.entries().values());
        verdict.judgeAccepted(entries);
        verdict.judgeRefused(entries);
        verdict.judgeLog(entries);
        return verdict;
    }

    private void judgeAccepted(List<Entry> entries) {
        Map<Content, List<Fact>> factsOf = factsOf();
        Map<Integer, String> answers = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.state() != State.ACCEPTED) {
                continue;
            }
            boolean whole = factsOf.getOrDefault(entry.capture().content(), List.of()).stream()
                    .anyMatch(fact -> fact.eventId().equals(entry.eventId()) && log.whole(fact)
                            && log.tables().captures().get(fact).leadId().equals(entry.leadId()));
            if (!whole) {
                lost.add(name(entry));
            }
            String answer = entry.leadId() + "/" + entry.eventId();
            String before = answers.putIfAbsent(entry.capture().original(), answer);
            if (before != null && !before.equals(answer)) {
                divided.add(name(entry));
            }
            if (entry.capture().kind() == Kind.INVALID) {
                unexpected.add(name(entry));
            }
        }
        factsOf.forEach((content, facts) -> {
            if (facts.size() > 1) {
                divided.add(content.person() + " has " + facts.size() + " ids or hashes");
            }
        });
    }

    private void judgeRefused(List<Entry> entries) {
        Set<Refused> kept = log.tables().rejected().entrySet().stream().filter(one -> log.refused().contains(one.getKey()))
                .map(one -> RefusedInput.of(one.getValue())).collect(Collectors.toSet());
        Set<Content> onLog = new HashSet<>(log.contents().values());
        Set<Integer> contradicted = entries.stream().map(Entry::capture).filter(c -> c.kind() == Kind.CONFLICT)
                .map(PlannedCapture::original).collect(Collectors.toSet());
        // an attempt without an answer may have been written, and so may another one of the same content
        Set<Content> mayBeOnLog = entries.stream().filter(entry -> entry.state() != State.REFUSED || entry.attempts() > 1)
                .map(entry -> entry.capture().content()).collect(Collectors.toSet());
        for (Entry entry : entries) {
            if (entry.state() != State.REFUSED) {
                continue;
            }
            PlannedCapture capture = entry.capture();
            if (!kept.contains(capture.asRefused())) {
                unkept.add(name(entry));
            }
            if (capture.person() != null && onLog.contains(capture.content()) && !mayBeOnLog.contains(capture.content())) {
                resurrected.add(name(entry));
            }
            // after a restart the contradiction may have come first, and then the original's repeat is the second content
            boolean second = capture.kind() == Kind.CONFLICT
                    || capture.kind() == Kind.REPEAT && contradicted.contains(capture.original());
            if (entry.status() != (capture.kind() == Kind.INVALID ? 400 : second ? 409 : 0)) {
                unexpected.add(name(entry));
            }
        }
        Set<Refused> mayBeKept = entries.stream().filter(entry -> entry.state() != State.ACCEPTED || entry.attempts() > 1)
                .map(entry -> entry.capture().asRefused()).collect(Collectors.toSet());
        log.tables().rejected().forEach((id, one) -> {
            if (!mayBeKept.contains(RefusedInput.of(one))) {
                invented.add("rejected " + id);
            }
        });
    }

    private void judgeLog(List<Entry> entries) {
        Map<Content, PlannedCapture> sent = new HashMap<>();
        entries.stream().map(Entry::capture).filter(c -> c.person() != null).forEach(c -> sent.put(c.content(), c));
        Map<String, Integer> originalOf = new HashMap<>();
        Map<Integer, String> eventOf = new HashMap<>();
        entries.stream().filter(entry -> entry.state() == State.ACCEPTED).forEach(entry -> {
            originalOf.put(entry.eventId(), entry.capture().original());
            eventOf.put(entry.capture().original(), entry.eventId());
        });
        // only what was tried more than once can have been left half: every last attempt was answered
        Set<Integer> left = entries.stream().filter(entry -> entry.state() != State.ACCEPTED && entry.attempts() > 1)
                .map(entry -> entry.capture().original()).collect(Collectors.toSet());
        for (Fact fact : facts()) {
            Content content = log.contents().get(fact);
            PlannedCapture capture = content == null ? null : sent.get(content);
            boolean known = content == null ? originalOf.containsKey(fact.eventId())
                    : capture != null && eventOf.getOrDefault(capture.original(), fact.eventId()).equals(fact.eventId());
            if (!known) {
                invented.add(fact.eventId());
            } else if (!log.whole(fact) && !left.contains(capture == null ? originalOf.get(fact.eventId()) : capture.original())) {
                half.add(fact.eventId());
            }
        }
    }

    /** Every content of which anything is there. */
    private Set<Fact> facts() {
        return Stream.of(log.tables().captures().keySet(), log.contents().keySet(), log.active()).flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private Map<Content, List<Fact>> factsOf() {
        return log.contents().entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    public boolean clean() {
        return faults().values().stream().allMatch(List::isEmpty);
    }

    private Map<String, List<String>> faults() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("lost", lost);
        all.put("invented", invented);
        all.put("refused but in log", resurrected);
        all.put("refused but not kept", unkept);
        all.put("divided", divided);
        all.put("unexpected answers", unexpected);
        all.put("half without reason", half);
        return all;
    }

    private static String name(Entry entry) {
        return entry.capture().number() + " " + entry.capture().kind() + " " + entry.status() + " after " + entry.attempts();
    }

    @Override
    public String toString() {
        String faults = faults().entrySet().stream().map(fault -> fault.getKey() + " " + fault.getValue().size()
                + (fault.getValue().isEmpty() ? "" : " " + fault.getValue().stream().limit(5).toList())).collect(Collectors.joining(", "));
        return "sent %d = 2xx %d + 4xx %d + unknown %d; log of %d records: %s; %s".formatted(counts.sent(), counts.accepted(),
                counts.refused(), counts.unknown(), log.records(), log.tables().counts(), faults);
    }
}

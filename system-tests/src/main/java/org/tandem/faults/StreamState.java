package org.tandem.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the tables must hold, or do hold, so that two independent readers can be compared.
 *
 * @param captures   every content of every event
 * @param profiles   personal data by record key, the last of each
 * @param activities when a capture's activity was recorded
 * @param rejected   refused input by capture id
 */
public record StreamState(Map<String, Lead> leads, Map<Fact, Capture> captures, Map<Part, Profile> profiles,
                          Map<Fact, Instant> activities, Map<String, Rejected> rejected) {

    /** One event in one content. */
    public record Fact(String eventId, String contentHash) {
    }

    /** The halves of a profile record's key. */
    public record Part(String leadId, String eventId) {
    }

    public record Lead(Instant firstCapturedAt, Fact first, Instant lastCapturedAt, String sender, String source,
                       String campaign, String form, String country, boolean historical) {
    }

    public record Capture(String leadId, String sender, Instant capturedAt, Instant recordedAt, boolean withProfile,
                          boolean withActivity, String data) {
    }

    public record Profile(Fact capture, Instant capturedAt, Instant recordedAt, String data) {
    }

    public record Rejected(String leadId, String sender, Instant recordedAt, String data) {
    }

    /** Event ids that came with more than one content. */
    public Set<String> conflicts() {
        return captures.keySet().stream().collect(Collectors.groupingBy(Fact::eventId, Collectors.counting()))
                .entrySet().stream().filter(event -> event.getValue() > 1).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Captures of which a part is missing, and profiles without a capture. */
    public Set<String> half() {
        Set<String> half = new TreeSet<>();
        Set<Fact> profiled = profiles.values().stream().map(Profile::capture).collect(Collectors.toSet());
        captures.forEach((fact, capture) -> {
            if (capture.withProfile() && !profiled.contains(fact) || capture.withActivity() && !activities.containsKey(fact)) {
                half.add(fact.eventId());
            }
        });
        profiled.stream().filter(fact -> !captures.containsKey(fact)).forEach(fact -> half.add(fact.eventId()));
        activities.keySet().stream().filter(fact -> !captures.containsKey(fact)).forEach(fact -> half.add(fact.eventId()));
        return half;
    }

    /** Where the other differs, table by table, the first few of each; empty if nowhere. */
    public List<String> differences(StreamState other) {
        List<String> all = new ArrayList<>();
        compare(all, "lead", leads, other.leads);
        compare(all, "capture", captures, other.captures);
        compare(all, "profile", profiles, other.profiles);
        compare(all, "capture_activity", activities, other.activities);
        compare(all, "rejected_capture", rejected, other.rejected);
        return all;
    }

    public String counts() {
        return "leads %d, captures %d, profiles %d, activities %d, rejected %d, conflicts %d, half %d".formatted(leads.size(),
                captures.size(), profiles.size(), activities.size(), rejected.size(), conflicts().size(), half().size());
    }

    private static <K, V> void compare(List<String> all, String table, Map<K, V> mine, Map<K, V> others) {
        Map<String, String> differing = new TreeMap<>();
        Set<K> keys = new HashSet<>(mine.keySet());
        keys.addAll(others.keySet());
        for (K key : keys) {
            if (!Objects.equals(mine.get(key), others.get(key))) {
                differing.put(key.toString(), mine.get(key) + " against " + others.get(key));
            }
        }
        if (!differing.isEmpty()) {
            all.add(table + ": " + differing.size() + " differ, such as "
                    + differing.entrySet().stream().limit(3).map(Object::toString).toList());
        }
    }
}

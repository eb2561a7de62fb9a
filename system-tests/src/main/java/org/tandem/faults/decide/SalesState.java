package org.tandem.faults.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What pipeline's tables must hold, or do hold, as text, so that two independent readers can be compared: a row for each
 * key of each table.
 */
public record SalesState(Map<String, Map<String, String>> tables) {

    /** Where the other differs, table by table, the first few rows of each; empty if nowhere. */
    public List<String> differences(SalesState other) {
        List<String> all = new ArrayList<>();
        Set<String> names = new HashSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        for (String name : names) {
            Map<String, String> mine = tables.getOrDefault(name, Map.of());
            Map<String, String> others = other.tables.getOrDefault(name, Map.of());
            Map<String, String> differing = new TreeMap<>();
            Set<String> keys = new HashSet<>(mine.keySet());
            keys.addAll(others.keySet());
            for (String key : keys) {
                if (!Objects.equals(mine.get(key), others.get(key))) {
                    differing.put(key, mine.get(key) + " against " + others.get(key));
                }
            }
            if (!differing.isEmpty()) {
                all.add(name + ": " + differing.size() + " differ, such as " + differing.entrySet().stream().limit(3).toList());
            }
        }
        return all;
    }

    public String counts() {
        Map<String, Integer> counts = new TreeMap<>();
        tables.forEach((name, rows) -> counts.put(name, rows.size()));
        return counts.toString();
    }
}

package org.tandem.scoring.engagement;

/**
 * Where activities compete for being counted: those of one rule on one day, or of one rule about one asset.
 *
 * @param rule code of the rule
 * @param key  the day ({@code 2026-03-01}, UTC), what it is about, or nothing
 */
public record Slot(String rule, String key) implements Comparable<Slot> {

    @Override
    public int compareTo(Slot other) {
        int byRule = rule.compareTo(other.rule);
        return byRule != 0 ? byRule : key.compareTo(other.key);
    }
}

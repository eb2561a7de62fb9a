package org.tandem.analytics.count;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Counts, or changes to counts. What adds up to nothing is not in it. */
public final class Tally {

    private final Map<Cell, Long> cells = new HashMap<>();
    private final Map<DealCell, Deals> deals = new HashMap<>();
    private final Map<Anomaly, Long> anomalies = new HashMap<>();
    private final Map<Member, Long> members = new HashMap<>();

    void add(Cell cell, long units) {
        cells.merge(cell, units, (a, b) -> a + b == 0 ? null : a + b);
    }

    void add(DealCell cell, Deals more) {
        deals.merge(cell, more, (a, b) -> {
            Deals sum = a.plus(b);
            return sum.isNone() ? null : sum;
        });
    }

    void add(Anomaly anomaly, long times) {
        anomalies.merge(anomaly, times, (a, b) -> a + b == 0 ? null : a + b);
    }

    void add(Member member, long times) {
        members.merge(member, times, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** What another one holds, too. */
    public void add(Tally other) {
        other.cells.forEach(this::add);
        other.deals.forEach(this::add);
        other.anomalies.forEach(this::add);
        other.members.forEach(this::add);
    }

    /** How counts change when this is so instead of {@code before}. */
    public Tally minus(Tally before) {
        Tally change = new Tally();
        change.add(this);
        before.cells.forEach((cell, units) -> change.add(cell, -units));
        before.deals.forEach((cell, sum) -> change.add(cell, sum.negated()));
        before.anomalies.forEach((anomaly, times) -> change.add(anomaly, -times));
        before.members.forEach((member, times) -> change.add(member, -times));
        return change;
    }

    public Map<Cell, Long> cells() {
        return Collections.unmodifiableMap(cells);
    }

    public Map<DealCell, Deals> deals() {
        return Collections.unmodifiableMap(deals);
    }

    public Map<Anomaly, Long> anomalies() {
        return Collections.unmodifiableMap(anomalies);
    }

    /** Of which accounts are counted: 1 where one comes, -1 where one goes. */
    public Map<Member, Long> members() {
        return Collections.unmodifiableMap(members);
    }

    /**
     * Adds what was believed of one unit from some day on, in place of what was believed before.
     *
     * @param before of the same unit; empty if nothing was
     */
    void believe(int recordedDay, Tally before, Tally now) {
        // Most units are told of on one day only.
        Tally change = before.cells.isEmpty() && before.deals.isEmpty() ? now : now.minus(before);
        change.cells.forEach((cell, units) -> add(cell.recordedOn(recordedDay), units));
        change.deals.forEach((cell, sum) -> add(cell.recordedOn(recordedDay), sum));
    }
}

package org.tandem.pipeline.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What happened lately, newest last; as much as is told one by one. Not for several threads at once. */
final class Recent {

    private final TreeMap<Long, Change> changes = new TreeMap<>();
    private final int partitions;
    private final int most;
    private long floor = -1;
    private long head;

    /** @param most how many are kept; who has seen less than those is told to look at everything again */
    Recent(int partitions, int most) {
        this.partitions = partitions;
        this.most = most;
    }

    /** The highest number that is there. */
    long head() {
        return head;
    }

    /**
     * Takes in what a look found.
     *
     * @param from  the look found everything above this number
     * @param found in any order; those that are there already are no harm
     */
    void add(long from, Collection<Change> found) {
        if (floor < 0 || from > head) {
            changes.clear();
            floor = from;
            head = Math.max(head, from);
        }
        for (Change change : found) {
            changes.put(change.n(), change);
            head = Math.max(head, change.n());
        }
        while (changes.size() > most) {
            floor = changes.pollFirstEntry().getKey();
        }
    }

    /** How much a page knows of that reads everything now. */
    Seen seen() {
        Long[] upTo = new Long[partitions];
        Arrays.fill(upTo, floor);
        changes.values().forEach(change -> upTo[change.partition()] = change.n());
        return new Seen(head, List.of(upTo));
    }

    /** Whether so much happened since that it is not told one by one; or the numbers are of tables that are gone. */
    boolean isTooMuch(Seen since) {
        return since.head() < floor || since.head() > head;
    }

    /** @param viewer a rep; null for somebody who sees all */
    List<Change> since(Seen since, String viewer) {
        List<Change> news = new ArrayList<>();
        for (Change change : changes.values()) {
            if (change.n() > since.upTo().get(change.partition()) && change.concerns(viewer)) {
                news.add(change);
            }
        }
        return news;
    }
}

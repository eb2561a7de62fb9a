package org.tandem.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Cuts a log into batches as a consumer may get them: each partition in its order, and all of them at any pace. */
public final class Batches {

    /** As the most of one partition in a batch: one batch holds everything. */
    public static final int ALL = Integer.MAX_VALUE;

    private Batches() {
    }

    /**
     * @param log     the records of each partition, in their order
     * @param largest most records of one partition in a batch; it may have any number up to that, none as well
     */
    public static <P, R> List<List<R>> of(Map<P, List<R>> log, Random random, int largest) {
        List<List<R>> batches = new ArrayList<>();
        Map<P, Integer> stands = new HashMap<>();
        List<P> left = new ArrayList<>(log.keySet());
        while (!left.isEmpty()) {
            List<R> batch = new ArrayList<>();
            for (P partition : List.copyOf(left)) {
                List<R> records = log.get(partition);
                int from = stands.getOrDefault(partition, 0);
                int to = largest == ALL ? records.size() : Math.min(records.size(), from + random.nextInt(largest + 1));
                batch.addAll(records.subList(from, to));
                stands.put(partition, to);
                if (to == records.size()) {
                    left.remove(partition);
                }
            }
            batches.add(batch);
        }
        return batches;
    }
}

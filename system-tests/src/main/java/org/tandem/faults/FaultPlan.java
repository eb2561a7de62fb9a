package org.tandem.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong, when and for how long: all from the seed, so that a round that found something can be had again.
 * It begins by killing every target once, in any order.
 */
public record FaultPlan(long seed, List<Fault> faults) {

    public enum Target { SERVICE, BROKER, DATABASE, SECOND_INSTANCE }

    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(4);

    public enum Action {
        /** {@code kill -9}, a pause, a start with the same command. */
        KILL,
        /** Frozen and thawed: connections stay open and nothing answers. */
        FREEZE
    }

    /**
     * @param after    how long after the last fault was over
     * @param down     how long it lasts
     * @param recovers whether the next fault waits until its target serves again; otherwise they may meet
     */
    public record Fault(Target target, Action action, Duration after, Duration down, boolean recovers) {
    }

    public static FaultPlan of(long seed, int count, Set<Target> targets) {
        return of(seed, count, targets, LONGEST_FREEZE);
    }

    /** @param longestFreeze longer than a consumer's session makes a frozen instance one that was replaced */
    public static FaultPlan of(long seed, int count, Set<Target> targets, Duration longestFreeze) {
        Random random = new Random(seed);
        List<Target> among = new ArrayList<>(Arrays.stream(Target.values()).filter(targets::contains).toList());
        Collections.shuffle(among, random);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean first = i < among.size();
            Target target = first ? among.get(i) : among.get(random.nextInt(among.size()));
            Action action = first || random.nextBoolean() ? Action.KILL : Action.FREEZE;
            faults.add(new Fault(target, action, millis(random, 300, 2_500),
                    action == Action.KILL ? millis(random, 0, 3_000) : millis(random, 200, (int) longestFreeze.toMillis()), random.nextInt(3) > 0));
        }
        return new FaultPlan(seed, List.copyOf(faults));
    }

    private static Duration millis(Random random, int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }
}

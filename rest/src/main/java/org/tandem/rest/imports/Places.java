package org.tandem.rest.imports;

import java.util.HashMap;
import java.util.Map;

/** For those who bring a file: few, and not all of them for one. */
final class Places {

    private final int all;
    private final int each;
    private final Map<String, Integer> taken = new HashMap<>();

    Places(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** @return whether there is one; it is to be {@link #leave left} */
    synchronized boolean take(String who) {
        if (taken.getOrDefault(who, 0) >= each || taken.values().stream().mapToInt(Integer::intValue).sum() >= all) {
            return false;
        }
        taken.merge(who, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String who) {
        taken.computeIfPresent(who, (same, places) -> places == 1 ? null : places - 1);
    }
}

package org.tandem.local.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Who listens where: where somebody asked for, else where it was the last time, else where it usually is, else somewhere
 * near that is free.
 *
 * @param ports by name
 * @param said  a line for each that did not get what it would have had
 */
public record PortChoice(Map<String, Integer> ports, List<String> said) {

    private static final int STEP = 100;

    /** @param asked null unless somebody asked; @param before null at the first start */
    public record Wish(String name, Integer asked, Integer before, int usual) {
    }

    /** @throws Refused if a port that was asked for is taken: whoever asked for it has told others */
    public static PortChoice of(List<Wish> wishes, IntPredicate isFree) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        for (Wish wish : wishes) {
            if (wish.asked != null) {
                if (chosen.containsValue(wish.asked) || !isFree.test(wish.asked)) {
                    throw new Refused("port " + wish.asked + " is taken: stop what listens there, or choose another with --"
                            + wish.name + "-port");
                }
                chosen.put(wish.name, wish.asked);
            }
        }
        for (Wish wish : wishes) {
            if (wish.asked == null) {
                int wanted = Objects.requireNonNullElse(wish.before, wish.usual);
                int port = near(wanted, wish.usual, candidate -> !chosen.containsValue(candidate) && isFree.test(candidate));
                if (port != wanted) {
                    said.add("port " + wanted + " is taken: " + wish.name + " gets " + port);
                }
                chosen.put(wish.name, port);
            }
        }
        Map<String, Integer> inOrder = new LinkedHashMap<>();
        wishes.forEach(wish -> inOrder.put(wish.name, chosen.get(wish.name)));
        return new PortChoice(inOrder, List.copyOf(said));
    }

    private static int near(int wanted, int usual, IntPredicate isFree) {
        if (isFree.test(wanted)) {
            return wanted;
        }
        // stays below what operating systems give to clients, one of which could take the port of a server that is down
        for (int port = usual; port < 32_768; port += STEP) {
            if (isFree.test(port)) {
                return port;
            }
        }
        throw new Refused("no port from " + usual + " upwards in steps of " + STEP + " is free");
    }
}

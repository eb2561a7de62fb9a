package org.tandem.bench;

import org.tandem.platform.Service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bench run does, from {@code name=value} arguments.
 *
 * @param rounds          interleaved rounds for each connection count
 * @param seconds         how long each measurement lasts
 * @param warmUp          load on each JVM before anything is measured
 * @param connections     closed-loop connection counts
 * @param rates           open-loop rates per second, besides half of the measured peak
 * @param openConnections connections of the open loop: enough that sending never waits for a free one
 * @param seed            of the request bodies
 * @param service         whether to run the service; false measures the bound alone
 * @param knownLeads      leads in the tables before anything is measured, with five inbox rows each
 * @param folding         whether the service folds what it wrote while it is measured
 * @param jvm             JVM options of service and bound alike
 * @param serviceArgs     further options of the service only
 * @param bareArgs        further options of the bound only, such as {@code -Dbare.leads-value-bytes=350}
 */
record BenchOptions(int rounds, Duration seconds, Duration warmUp, List<Integer> connections, List<Integer> rates,
                    int openConnections, long seed, boolean service, long knownLeads, boolean folding,
                    List<String> jvm, List<String> serviceArgs, List<String> bareArgs) {

    static BenchOptions of(String[] args, boolean serviceBuilt) {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not name=value: " + arg);
            }
            given.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        BenchOptions options = new BenchOptions(
                Integer.parseInt(take(given, "rounds", "5")),
                Duration.ofSeconds(Long.parseLong(take(given, "seconds", "10"))),
                Duration.ofSeconds(Long.parseLong(take(given, "warm-up", "15"))),
                numbers(take(given, "connections", "16,64")),
                numbers(take(given, "rates", "2000,5000")),
                Integer.parseInt(take(given, "open-connections", "128")),
                Long.parseLong(take(given, "seed", "1")),
                Boolean.parseBoolean(take(given, "service", String.valueOf(serviceBuilt))),
                Long.parseLong(take(given, "known-leads", "0")),
                Boolean.parseBoolean(take(given, "folding", "true")),
                texts(take(given, "jvm", String.join(",", Service.SMALL_JVM))),
                texts(take(given, "service-args", "")),
                texts(take(given, "bare-args", "")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return options;
    }

    List<String> serviceJvm() {
        List<String> all = new ArrayList<>(jvm);
        if (!folding) {
            all.add("-Dtandem.stream.fold=false");
        }
        all.addAll(serviceArgs);
        return all;
    }

    List<String> bareJvm() {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(bareArgs);
        return all;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static List<Integer> numbers(String text) {
        return texts(text).stream().map(Integer::valueOf).toList();
    }

    private static List<String> texts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}

package org.tandem.bench;

import org.tandem.load.LoadResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The measurements as Markdown: medians and ratios first, every round below, so that nobody must trust a median. */
final class BenchReport {

    private final List<Measurement> measurements;
    private final StringBuilder text = new StringBuilder();

    BenchReport(List<Measurement> measurements) {
        this.measurements = List.copyOf(measurements);
    }

    String render(Map<String, String> facts) {
        line("# Capture, measured");
        line("");
        facts.forEach((name, value) -> line("- " + name + ": " + value));
        line("");
        closedLoops();
        cpu();
        openLoops();
        rounds();
        return text.toString();
    }

    private void closedLoops() {
        line("## Closed loop: medians of the rounds");
        line("");
        line("| connections | target | requests/s | p50 ms | p99 ms | not 202 | service/bare |");
        line("|---|---|---|---|---|---|---|");
        for (int connections : counts()) {
            double bare = median(closed("bare", connections), m -> m.result().perSecond());
            for (String target : targets()) {
                List<Measurement> runs = closed(target, connections);
                double rate = median(runs, m -> m.result().perSecond());
                line("| %d | %s | %.0f | %.2f | %.2f | %d | %s |".formatted(connections, target, rate,
                        median(runs, m -> m.result().millis(50)), median(runs, m -> m.result().millis(99)),
                        runs.stream().mapToLong(m -> m.result().otherThan(202)).sum(),
                        target.equals("bare") ? "" : "%.2f".formatted(rate / bare)));
            }
        }
        line("");
    }

    private void cpu() {
        line("## CPU per request, closed loop: medians, µs");
        line("");
        List<String> processes = new ArrayList<>(new TreeSet<>(measurements.get(0).cpuMillis().keySet()));
        line("| connections | target | " + String.join(" | ", processes) + " | all |");
        line("|---|---|" + "---|".repeat(processes.size() + 1));
        for (int connections : counts()) {
            for (String target : targets()) {
                List<Measurement> runs = closed(target, connections);
                StringBuilder row = new StringBuilder("| " + connections + " | " + target + " |");
                processes.forEach(p -> row.append(" %.1f |".formatted(median(runs, m -> m.cpuMicrosPerRequest(p)))));
                line(row + " %.1f |".formatted(median(runs, Measurement::allCpuMicrosPerRequest)));
            }
        }
        line("");
    }

    private void openLoops() {
        line("## Open loop, latency from the intended sending time, ms");
        line("");
        line("| rate/s | target | answered/s | p50 | p90 | p99 | max | not 202 |");
        line("|---|---|---|---|---|---|---|---|");
        measurements.stream().filter(m -> m.rate() > 0).forEach(m -> {
            LoadResult r = m.result();
            line("| %d | %s | %.0f | %.2f | %.2f | %.2f | %.2f | %d |".formatted(m.rate(), m.target(), r.perSecond(),
                    r.millis(50), r.millis(90), r.millis(99), r.latencies().getMaxValue() / 1e3, r.otherThan(202)));
        });
        line("");
    }

    private void rounds() {
        line("## Every round");
        line("");
        for (Measurement m : measurements) {
            line("- " + m.target() + (m.rate() > 0 ? " at " + m.rate() + "/s: " : " with " + m.connections() + " connections: ")
                    + m.result() + "; CPU ms " + m.cpuMillis());
        }
    }

    private List<Measurement> closed(String target, int connections) {
        return measurements.stream().filter(m -> m.target().equals(target) && m.connections() == connections && m.rate() == 0).toList();
    }

    private List<String> targets() {
        return measurements.stream().map(Measurement::target).distinct().sorted().toList();
    }

    private List<Integer> counts() {
        return measurements.stream().filter(m -> m.rate() == 0).map(Measurement::connections).distinct().sorted().toList();
    }

    static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

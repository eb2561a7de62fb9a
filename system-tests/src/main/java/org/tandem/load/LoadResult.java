package org.tandem.load;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of load saw.
 *
 * @param sent       requests that were due, whether or not each found a free connection
 * @param statuses   answers by status, over the whole run
 * @param errors     requests whose connection failed: the outcome is unknown
 * @param unanswered requests without an answer when the run gave up waiting
 * @param inTime     answers that came before the end of the measured time
 * @param measured   the time requests were started in
 * @param latencies  microseconds; in an open loop from the intended sending time
 * @param cpuNanos   what the generating thread used
 */
public record LoadResult(long sent, Map<Integer, Long> statuses, long errors, long unanswered, long inTime,
                         Duration measured, Histogram latencies, long cpuNanos) {

    public LoadResult {
        statuses = Map.copyOf(statuses);
    }

    public double perSecond() {
        return inTime / (measured.toNanos() / 1e9);
    }

    public long answers() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long answers(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /** Everything that was not answered with this status: what makes a measurement worthless. */
    public long otherThan(int status) {
        return sent - answers(status);
    }

    public double generatorMicrosPerRequest() {
        return sent == 0 ? 0 : cpuNanos / 1e3 / sent;
    }

    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    @Override
    public String toString() {
        return "%.0f/s, sent %d, answers %s, errors %d, unanswered %d, p50 %.2f p90 %.2f p99 %.2f max %.2f ms, generator %.1f µs/request"
                .formatted(perSecond(), sent, new TreeMap<>(statuses), errors, unanswered, millis(50), millis(90),
                        millis(99), latencies.getMaxValue() / 1e3, generatorMicrosPerRequest());
    }
}

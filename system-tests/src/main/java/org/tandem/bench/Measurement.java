package org.tandem.bench;

import org.tandem.load.LoadResult;

import java.util.Map;

/**
 * One run of load against one target.
 *
 * @param target      {@code service} or {@code bare}
 * @param connections of the closed loop; 0 for an open loop
 * @param rate        of the open loop; 0 for a closed loop
 * @param cpuMillis   what each process used while it ran
 */
record Measurement(String target, int connections, int rate, LoadResult result, Map<String, Long> cpuMillis) {

    double cpuMicrosPerRequest(String process) {
        return result.answers() == 0 ? 0 : cpuMillis.getOrDefault(process, 0L) * 1e3 / result.answers();
    }

    double allCpuMicrosPerRequest() {
        return cpuMillis.keySet().stream().mapToDouble(this::cpuMicrosPerRequest).sum();
    }
}

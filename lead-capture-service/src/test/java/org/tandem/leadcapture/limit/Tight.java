package org.tandem.leadcapture.limit;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** Limits so small that a test reaches them, behind a proxy on this machine. */
public class Tight implements QuarkusTestProfile {

    static final int AT_ONCE = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tandem.capture.submissions-at-once", String.valueOf(AT_ONCE),
                "tandem.capture.submissions-per-minute", "1",
                "tandem.capture.requests-per-second", "5",
                "tandem.capture.trusted-proxies", "127.0.0.0/8,::1",
                "tandem.rest.pace-period", "1s",
                "quarkus.http.idle-timeout", "2s");
    }
}

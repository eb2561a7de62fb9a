package org.tandem.bare;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the bound must share with the service it is compared with: topics, sizes, producer settings. */
@ConfigMapping(prefix = "bare")
public interface BareConfig {

    @WithDefault("bare-leads")
    String leadsTopic();

    @WithDefault("bare-lead-profiles")
    String profilesTopic();

    /** Bytes of the value on the leads topic. */
    @WithDefault("300")
    int leadsValueBytes();

    /** Bytes of the value on the profiles topic; 0 writes the request body, as it is. */
    @WithDefault("0")
    int profileValueBytes();

    /** Characters of the content hash header: 64 is a SHA-256 in hex. */
    @WithDefault("64")
    int contentHashLength();

    @WithDefault("none")
    String compression();

    @WithDefault("33554432")
    long bufferMemory();

    @WithDefault("5")
    int maxInFlight();
}

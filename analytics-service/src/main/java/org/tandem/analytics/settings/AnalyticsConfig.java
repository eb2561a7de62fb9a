package org.tandem.analytics.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Optional;
import java.util.Set;

/** How the stream is counted. */
@ConfigMapping(prefix = "tandem.analytics")
public interface AnalyticsConfig {

    /**
     * Senders all of whose leads had been qualified before they came, as in a list of marketing-qualified leads: their captures
     * count as MQL too. What is folded depends on it, so another list needs another projection version.
     */
    Optional<Set<String>> qualifiedSenders();

    /** From which share of the sum on one deal is said to dominate it; 0 to 1. */
    @WithDefault("0.5")
    double dominatingShare();
}

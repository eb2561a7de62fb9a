package org.tandem.load;

import java.util.Map;
import java.util.Set;

/**
 * What the tables must hold, or do hold: plain ids, so that two independent readers can be compared.
 *
 * @param leads     captures by lead
 * @param captures  every capture by its event id
 * @param profiles  personal data by {@code leadId/captureId}
 * @param rejected  refused input by capture id; the value is the sender
 * @param conflicts event ids that came with more than one content
 */
public record StreamState(Map<String, Set<String>> leads, Map<String, Capture> captures, Map<String, Profile> profiles,
                          Map<String, String> rejected, Set<String> conflicts) {

    public record Capture(String leadId, String contentHash) {
    }

    public record Profile(String leadId, String captureId, String email) {
    }
}

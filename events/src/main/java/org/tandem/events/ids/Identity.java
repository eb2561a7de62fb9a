package org.tandem.events.ids;

import java.util.Objects;
import java.util.UUID;

/**
 * Derives every id that must come out the same when its cause repeats.
 *
 * <p>The namespace is a random UUID and a secret of the deployment: without it nobody can recompute an id from a
 * guessed address. One namespace per deployment, for life (ADR 5).
 */
public record Identity(UUID namespace) {

    public Identity {
        Objects.requireNonNull(namespace, "namespace");
    }

    /** The lead a normalised e-mail address belongs to. */
    public LeadId byEmail(String normalisedAddress) {
        return derive("email:" + normalisedAddress);
    }

    /** The lead that a provider knows under its own id. */
    public LeadId byProvider(String provider, String providersId) {
        return derive(provider + ":" + providersId);
    }

    /** The lead behind an anonymous visitor's id. */
    public LeadId byAnonymousId(String anonymousId) {
        return derive("anonymous:" + anonymousId);
    }

    /** The lead of a capture that names nobody: only a phone number, or a role address such as info@. */
    public LeadId byCapture(UUID captureId) {
        return derive("capture:" + captureId);
    }

    /** The id of what a sender calls by its own id: the same request sent twice is the same event. */
    public UUID eventOf(String sender, String sendersId) {
        return Uuid5.of(Uuid5.of(namespace, "sender:" + sender), sendersId);
    }

    /** What the stream remembers the namespace by, without giving it away. */
    public String fingerprint() {
        return Uuid5.of(namespace, "fingerprint").toString();
    }

    /** The id of one part of an event that is published as several records. */
    public static UUID part(UUID eventId, String part) {
        return Uuid5.of(eventId, part);
    }

    private LeadId derive(String name) {
        return new LeadId(Uuid5.of(namespace, name));
    }
}

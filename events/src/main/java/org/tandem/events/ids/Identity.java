package org.tandem.events.ids;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Derives every id that must come out the same when its cause repeats.
 *
 * <p>The namespace is a random UUID and a secret of the deployment: without it nobody can recompute an id from a
 * guessed address. One namespace per deployment, for life (ADR 5).
 */
public record Identity(UUID namespace) {

    /** First words that already mean something else: a provider of that name would share ids with it. */
    private static final Set<String> RESERVED = Set.of("email", "anonymous", "capture", "sender", "fingerprint", "account");
    /** No colon, so that where the provider ends and its id begins has one reading. */
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    public Identity {
        Objects.requireNonNull(namespace, "namespace");
    }

    /** The lead a normalised e-mail address belongs to. */
    public LeadId byEmail(String normalisedAddress) {
        return derive("email:" + given(normalisedAddress));
    }

    /** Whether ids are derived under this name: a lower-case code such as {@code zoom} that means nothing else already. */
    public static boolean isProvider(String name) {
        return name != null && !RESERVED.contains(name) && PROVIDER.matcher(name).matches();
    }

    /** The lead that a provider knows under its own id; see {@link #isProvider}. */
    public LeadId byProvider(String provider, String providersId) {
        if (!isProvider(provider)) {
            throw new IllegalArgumentException("not a provider's code: " + provider);
        }
        return derive(provider + ":" + given(providersId));
    }

    /** The lead behind an anonymous visitor's id. */
    public LeadId byAnonymousId(String anonymousId) {
        return derive("anonymous:" + given(anonymousId));
    }

    /** The lead of a capture that names nobody: only a phone number, or a role address such as info@. */
    public LeadId byCapture(UUID captureId) {
        return derive("capture:" + Objects.requireNonNull(captureId, "captureId"));
    }

    /** The company whose people have their mail at this domain: the registrable one, lower case. */
    public UUID accountByDomain(String registrableDomain) {
        return Uuid5.of(namespace, "account:" + given(registrableDomain));
    }

    /** The company of this normalised name in a country. No domain has a colon, so none is taken for a name. */
    public UUID accountByName(String normalisedName, String country) {
        return Uuid5.of(namespace, "account:" + given(country) + ":" + given(normalisedName));
    }

    /** A sender's own part of the namespace: two senders may call different things by the same id. */
    public Sender sender(String name) {
        return new Sender(Uuid5.of(namespace, "sender:" + given(name)));
    }

    /** What the stream remembers the namespace by, without giving it away. */
    public String fingerprint() {
        return Uuid5.of(namespace, "fingerprint").toString();
    }

    /** The id of a capture's profile record: of its content too, so that one id with two contents keeps both. */
    public static UUID profileOf(UUID captureId, String contentHash) {
        return part(captureId, "profile:" + contentHash);
    }

    /** The id of one part of an event that is published as several records. */
    public static UUID part(UUID eventId, String part) {
        return Uuid5.of(eventId, part);
    }

    /** Nothing derives from nothing: everybody without an address would be one lead. */
    private static String given(String identifier) {
        if (identifier == null || identifier.isBlank()) {
            throw new IllegalArgumentException("no identifier to derive an id from");
        }
        return identifier;
    }

    private LeadId derive(String name) {
        return new LeadId(Uuid5.of(namespace, name));
    }

    /** Derives the ids of what one sender sends. */
    public record Sender(UUID namespace) {

        /** The id of what the sender calls by its own id: the same request sent twice is the same event. */
        public UUID eventOf(String sendersId) {
            return Uuid5.of(namespace, given(sendersId));
        }
    }
}

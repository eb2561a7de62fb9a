package org.tandem.leadcapture.profile;

import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.leadcapture.contact.Placeholder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * One profile from all captures of a person, field by field.
 *
 * <p>The newest value stays, by when it happened; a name stays by length, because people shorten what they typed before
 * ("J.") more often than they change it. What only got somebody past a required field loses to anything else, though
 * not to nothing: there are people called Null. The order of the captures makes no difference, so a replay, a late
 * import and a link give one result.
 */
public final class ProfileMerge {

    /** Ends with the values, so that even one id with two contents gives one result. */
    private static final Comparator<Candidate> NEWEST = Comparator
            .comparing((Candidate c) -> c.entry().time())
            .thenComparing(c -> c.entry().recordedTime())
            .thenComparing(c -> c.entry().eventId())
            .thenComparing(Candidate::value);
    private static final Comparator<Candidate> NEWEST_REAL =
            Comparator.comparing(Candidate::isReal).thenComparing(NEWEST);
    private static final Comparator<Candidate> LONGEST = Comparator.comparing(Candidate::isReal)
            .thenComparing(Candidate::length).thenComparing(NEWEST);

    private ProfileMerge() {
    }

    /** The merge of these; all values null if there are none. The same capture twice counts once. */
    public static Profile merge(List<ProfileEntry> entries) {
        Map<String, UUID> provenance = new LinkedHashMap<>();
        return new Profile(
                pick(entries, "email", ProfileCaptured::email, NEWEST, provenance),
                pick(entries, "phone", ProfileCaptured::phone, NEWEST, provenance),
                pick(entries, "firstName", ProfileCaptured::firstName, LONGEST, provenance),
                pick(entries, "lastName", ProfileCaptured::lastName, LONGEST, provenance),
                pick(entries, "name", ProfileCaptured::name, LONGEST, provenance),
                pick(entries, "company", ProfileCaptured::company, NEWEST_REAL, provenance),
                pick(entries, "jobTitle", ProfileCaptured::jobTitle, NEWEST_REAL, provenance),
                pick(entries, "website", ProfileCaptured::website, NEWEST_REAL, provenance),
                pick(entries, "street", ProfileCaptured::street, NEWEST_REAL, provenance),
                pick(entries, "postalCode", ProfileCaptured::postalCode, NEWEST_REAL, provenance),
                pick(entries, "city", ProfileCaptured::city, NEWEST_REAL, provenance),
                pick(entries, "region", ProfileCaptured::region, NEWEST_REAL, provenance),
                pick(entries, "country", ProfileCaptured::country, NEWEST_REAL, provenance),
                pick(entries, "message", ProfileCaptured::message, NEWEST, provenance),
                pick(entries, "page", ProfileCaptured::page, NEWEST, provenance),
                pick(entries, "referrer", ProfileCaptured::referrer, NEWEST, provenance),
                consentTexts(entries, provenance),
                properties(entries, provenance),
                Map.copyOf(provenance));
    }

    private static String pick(List<ProfileEntry> entries, String field, Function<ProfileCaptured, String> value,
                               Comparator<Candidate> order, Map<String, UUID> provenance) {
        Candidate best = null;
        for (ProfileEntry entry : entries) {
            best = better(best, value.apply(entry.captured()), entry, order);
        }
        if (best == null) {
            return null;
        }
        provenance.put(field, best.entry().captured().captureId());
        return best.value();
    }

    private static Candidate better(Candidate best, String value, ProfileEntry entry, Comparator<Candidate> order) {
        if (value == null || value.isBlank()) {
            return best;
        }
        Candidate candidate = new Candidate(value, entry);
        return best == null || order.compare(candidate, best) > 0 ? candidate : best;
    }

    private static List<ConsentText> consentTexts(List<ProfileEntry> entries, Map<String, UUID> provenance) {
        Map<String, Candidate> best = new TreeMap<>();
        for (ProfileEntry entry : entries) {
            for (ConsentText consent : entry.captured().consentTexts()) {
                keep(best, consent.purpose(), consent.text(), entry);
            }
        }
        List<ConsentText> texts = new ArrayList<>(best.size());
        best.forEach((purpose, text) -> {
            texts.add(new ConsentText(purpose, text.value()));
            provenance.put("consent." + purpose, text.entry().captured().captureId());
        });
        return List.copyOf(texts);
    }

    private static Map<String, String> properties(List<ProfileEntry> entries, Map<String, UUID> provenance) {
        Map<String, Candidate> best = new TreeMap<>();
        for (ProfileEntry entry : entries) {
            entry.captured().properties().forEach((name, value) -> keep(best, name, value, entry));
        }
        Map<String, String> properties = new TreeMap<>();
        best.forEach((name, value) -> {
            properties.put(name, value.value());
            provenance.put("properties." + name, value.entry().captured().captureId());
        });
        return Collections.unmodifiableMap(properties);
    }

    private static void keep(Map<String, Candidate> best, String key, String value, ProfileEntry entry) {
        Candidate kept = better(best.get(key), value, entry, NEWEST);
        if (kept != null) {
            best.put(key, kept);
        }
    }

    /** A value and where it is from. */
    private record Candidate(String value, ProfileEntry entry) {

        boolean isReal() {
            return !Placeholder.is(value);
        }

        int length() {
            return value.codePointCount(0, value.length());
        }
    }
}

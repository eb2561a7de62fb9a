package org.tandem.leadcapture.capture;

import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.contact.Codes;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is known about a capture without looking into it: who sends, through which form, and what that form's owner
 * set. A wrong setting is refused here, when it is loaded, and not with the first lead.
 *
 * @param sender          name of the key, such as {@code website}
 * @param form            null where it is no form
 * @param defaultSource   where the sender's leads come from unless it says otherwise
 * @param defaultCampaign null for none
 * @param defaultCountry  where the sender's leads are unless they say otherwise, also for reading phone numbers; ISO
 *                        3166-1 alpha-2, null for unknown
 * @param requiredFields  names as the form has them, {@code consent_<purpose>}, or of a property
 * @param consents        what the form asks permission for
 */
public record CaptureContext(String sender, String form, String defaultSource, String defaultCampaign,
                             String defaultCountry, Set<String> requiredFields, List<ConsentDefinition> consents) {

    public CaptureContext {
        requireCode("sender", sender);
        if (!Identity.isProvider(sender)) {
            throw new IllegalArgumentException("sender must not be named " + sender + ": lead ids are derived under its name, which is "
                    + "in lower case, begins with a letter or digit, and is no word such as email that ids are derived under already");
        }
        requireCode("defaultSource", defaultSource);
        if (form != null) {
            requireCode("form", form);
        }
        if (defaultCampaign != null) {
            requireCode("defaultCampaign", defaultCampaign);
        }
        if (defaultCountry != null && !defaultCountry.equals(Codes.country(defaultCountry))) {
            throw new IllegalArgumentException("defaultCountry is not an ISO 3166-1 alpha-2 code: " + defaultCountry);
        }
        requiredFields = requiredFields == null ? Set.of() : Set.copyOf(requiredFields);
        consents = consents == null ? List.of() : List.copyOf(consents);
        for (ConsentDefinition consent : consents) {
            requireCode("consent purpose", consent.purpose());
            if (consent.basis() != null && Codes.basis(consent.basis()) == null) {
                throw new IllegalArgumentException("basis of consent " + consent.purpose() + " is no lawful basis");
            }
        }
    }

    /** What the form asks for this purpose, or null. */
    ConsentDefinition consent(String purpose) {
        for (ConsentDefinition consent : consents) {
            if (consent.purpose().equals(purpose)) {
                return consent;
            }
        }
        return null;
    }

    private static void requireCode(String setting, String value) {
        Objects.requireNonNull(value, setting);
        if (!Text.isCode(value)) {
            throw new IllegalArgumentException(setting + " is not a code of letters, digits and . _ - : " + value);
        }
    }
}

package org.tandem.leadcapture.capture;

import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.leadcapture.contact.Codes;
import org.tandem.leadcapture.contact.UtmValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The personal part of a capture: everything that was typed, so that nothing accepted disappears. */
final class ProfileOfCapture {

    private ProfileOfCapture() {
    }

    /** Null where nothing was sent that is not on {@code lead.captured} already. */
    static ProfileCaptured build(Understood capture, UUID captureId, WhoIsIt who) {
        LeadInput in = capture.input();
        List<ConsentText> consentTexts = consentTexts(capture);
        Map<String, String> properties = properties(capture, who);
        if (!saysMoreThanCodes(in) && consentTexts.isEmpty() && properties.isEmpty()) {
            return null;
        }
        return new ProfileCaptured(who.leadId(), captureId, capture.context().sender(),
                capture.email() == null ? null : capture.email().asGiven(), capture.phoneToKeep(), in.firstName(),
                in.lastName(), in.name(), in.company(), in.jobTitle(), in.website(), in.street(), in.postalCode(),
                in.city(), in.region(), in.country(), in.message(), in.page(), in.referrer(), consentTexts, properties);
    }

    private static boolean saysMoreThanCodes(LeadInput in) {
        return in.email() != null || in.phone() != null || in.firstName() != null || in.lastName() != null
                || in.name() != null || in.company() != null || in.jobTitle() != null || in.website() != null
                || in.street() != null || in.postalCode() != null || in.city() != null || in.region() != null
                || in.message() != null || in.page() != null || in.referrer() != null
                || in.country() != null && !in.country().equals(Codes.country(in.country()));
    }

    /** The form's own text is the proof, whatever a browser says it showed. */
    private static List<ConsentText> consentTexts(Understood capture) {
        List<ConsentInput> stated = capture.input().consents();
        if (stated.isEmpty()) {
            return List.of();
        }
        List<ConsentText> texts = new ArrayList<>(stated.size());
        for (ConsentInput consent : stated) {
            ConsentDefinition defined = capture.context().consent(consent.purpose());
            String text = defined == null ? consent.text() : defined.text();
            if (text != null && !text.isBlank()) {
                texts.add(new ConsentText(consent.purpose(), text));
            }
        }
        return texts;
    }

    /** What was sent as properties, and what has no place elsewhere because only its code is a business fact. */
    private static Map<String, String> properties(Understood capture, WhoIsIt who) {
        LeadInput in = capture.input();
        Map<String, String> properties = new LinkedHashMap<>(in.properties());
        keepUnlessEqual(properties, Field.INDUSTRY, in.industry(), Codes.industry(in.industry()));
        keepUnlessEqual(properties, Field.DEPARTMENT, in.department(), Codes.department(in.department()));
        keepUnlessEqual(properties, Field.JOB_LEVEL, in.jobLevel(), Codes.jobLevel(in.jobLevel()));
        keepUnlessEqual(properties, Field.COMPANY_SIZE, in.companySize(),
                capture.companySize() == null ? null : capture.companySize().toString());
        keepUnlessEqual(properties, Field.UTM_SOURCE, in.utmSource(), UtmValue.clean(in.utmSource()));
        keepUnlessEqual(properties, Field.UTM_MEDIUM, in.utmMedium(), UtmValue.clean(in.utmMedium()));
        keepUnlessEqual(properties, Field.UTM_CAMPAIGN, in.utmCampaign(), UtmValue.clean(in.utmCampaign()));
        keepUnlessEqual(properties, Field.UTM_TERM, in.utmTerm(), UtmValue.clean(in.utmTerm()));
        keepUnlessEqual(properties, Field.UTM_CONTENT, in.utmContent(), UtmValue.clean(in.utmContent()));
        if (!who.identity().equals("anonymous")) {
            keep(properties, Field.ANONYMOUS_ID.fieldName(), in.anonymousId());
        }
        if (capture.phone() != null) {
            keep(properties, "phoneExtension", capture.phone().extension());
        }
        return properties;
    }

    private static void keepUnlessEqual(Map<String, String> properties, Field field, String typed, String published) {
        if (typed != null && !typed.equals(published)) {
            keep(properties, field.fieldName(), typed);
        }
    }

    /** A sender's own property of the same name stays what it was. */
    private static void keep(Map<String, String> properties, String name, String value) {
        if (value == null) {
            return;
        }
        String free = name;
        while (properties.containsKey(free)) {
            free = "given." + free;
        }
        properties.put(free, value);
    }
}

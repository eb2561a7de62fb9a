package org.tandem.leadcapture.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way back from {@link LeadJson}: a lead as that reads it, so that what was understood can be shown, changed and sent again. */
public final class LeadAsJson {

    private LeadAsJson() {
    }

    /** What was not sent, or is blank, is left out. */
    public static Map<String, Object> of(LeadInput sent) {
        LeadInput input = sent.trimmed();
        Map<String, Object> lead = new LinkedHashMap<>();
        for (Field field : Field.all()) {
            if (!LeadJson.isUtm(field)) {
                put(lead, field.fieldName(), field.of(input));
            }
        }
        put(lead, "utm", utm(input));
        put(lead, "consent", consents(input));
        put(lead, "properties", input.properties().isEmpty() ? null : input.properties());
        return lead;
    }

    private static Map<String, Object> utm(LeadInput input) {
        Map<String, Object> utm = new LinkedHashMap<>();
        put(utm, "source", input.utmSource());
        put(utm, "medium", input.utmMedium());
        put(utm, "campaign", input.utmCampaign());
        put(utm, "term", input.utmTerm());
        put(utm, "content", input.utmContent());
        return utm.isEmpty() ? null : utm;
    }

    private static List<Map<String, Object>> consents(LeadInput input) {
        return input.consents().isEmpty() ? null : input.consents().stream().map(LeadAsJson::consent).toList();
    }

    private static Map<String, Object> consent(ConsentInput stated) {
        Map<String, Object> consent = new LinkedHashMap<>();
        put(consent, "purpose", stated.purpose());
        put(consent, "granted", stated.granted());
        put(consent, "text", stated.text());
        put(consent, "basis", stated.basis());
        return consent;
    }

    private static void put(Map<String, Object> object, String name, Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}

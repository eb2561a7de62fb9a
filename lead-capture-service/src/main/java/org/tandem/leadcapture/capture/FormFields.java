package org.tandem.leadcapture.capture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a capture from the fields of an HTML form, decoded. What has no field of its own becomes a property, so a form
 * owner may add an input without asking anybody.
 */
public final class FormFields {

    static final int MAX_FIELDS = 200;
    static final int MAX_NAME_LENGTH = 64;
    private static final String CONSENT = "consent_";

    private final LeadInput.Builder input = LeadInput.builder();
    private final InputErrors errors = new InputErrors();

    private FormFields() {
    }

    /**
     * Never throws. Where several inputs mean one field, the one of exactly its name counts, else the first of the
     * alphabet, and the others are kept as properties: the order of a map must not decide.
     */
    public static Reading read(Map<String, List<String>> fields) {
        if (fields.size() > MAX_FIELDS) {
            return Reading.unreadable(null, "too-many", "Send at most " + MAX_FIELDS + " fields.");
        }
        FormFields form = new FormFields();
        fields.forEach(form::exactField);
        new TreeMap<>(fields).forEach(form::otherField);
        return form.errors.isEmpty()
                ? new Reading.Read(form.input.build())
                : new Reading.Unreadable(form.errors.asList(), form.input.build());
    }

    private void exactField(String name, List<String> values) {
        Field field = FieldNames.exactly(name);
        if (field != null) {
            input.put(field, first(values));
        }
    }

    private void otherField(String name, List<String> values) {
        if (FieldNames.exactly(name) != null) {
            return;
        }
        if (name.length() > CONSENT.length() && name.startsWith(CONSENT)) {
            consent(name.substring(CONSENT.length()), values);
            return;
        }
        Field field = FieldNames.meantBy(name);
        if (field != null && !input.has(field)) {
            input.put(field, first(values));
        } else {
            property(name, values);
        }
    }

    /**
     * An input that was left empty says nothing. One yes is a yes, because the usual way to send an unticked box is a
     * hidden "no" of the same name before it.
     */
    private void consent(String purpose, List<String> values) {
        Boolean granted = null;
        for (String value : values == null ? List.<String>of() : values) {
            Boolean answer = answer(value);
            if (answer == null && value != null && !value.isBlank()) {
                errors.add("consent." + InputErrors.shown(purpose), "wrong-type",
                        "Send on, true, yes or 1, or off, false, no or 0.");
                return;
            }
            granted = answer == null ? granted : Boolean.valueOf(answer || Boolean.TRUE.equals(granted));
        }
        if (granted != null) {
            input.consent(new ConsentInput(purpose, granted, null, null));
        }
    }

    private void property(String name, List<String> values) {
        if (name.length() > MAX_NAME_LENGTH) {
            errors.add("properties", "too-long", "A field's name has at most " + MAX_NAME_LENGTH + " characters.");
        } else if (values != null && !values.isEmpty()) {
            input.property(name, values.size() == 1 ? values.get(0) : String.join(", ", values));
        }
    }

    private static String first(List<String> values) {
        if (values != null) {
            for (String value : values) {
                if (value != null && !value.isBlank()) {
                    return value;
                }
            }
        }
        return null;
    }

    private static Boolean answer(String value) {
        return value == null ? null : switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> Boolean.TRUE;
            case "off", "false", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}

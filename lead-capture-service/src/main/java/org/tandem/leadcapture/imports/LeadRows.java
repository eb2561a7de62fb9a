package org.tandem.leadcapture.imports;

import org.tandem.leadcapture.capture.ConsentInput;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.problem.FieldError;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a row of a list says about a lead. Its fields are those of {@code POST /leads}, and {@code consent.<purpose>};
 * columns that a mapping says nothing about are kept as properties, so that nothing of a list is lost.
 */
final class LeadRows {

    /** The origin of a row whose column for it was left blank: not the same as a stated one, such as {@code unknown}. */
    static final String NOT_STATED = "not-stated";

    private static final String CONSENT = "consent.";
    private static final Map<String, Field> FIELDS = fields();

    private LeadRows() {
    }

    static boolean knows(String field) {
        return FIELDS.containsKey(field) || field.startsWith(CONSENT) && field.length() > CONSENT.length();
    }

    static Reading read(Row row, Mapping mapping) {
        if (!row.flaws().isEmpty()) {
            return new Reading.Unreadable(row.flaws());
        }
        LeadInput.Builder input = LeadInput.builder();
        List<FieldError> errors = new ArrayList<>(0);
        row.fields().forEach((name, value) -> {
            Field field = FIELDS.get(name);
            if (field == Field.OCCURRED_AT) {
                Optional<ZonedDateTime> moment = mapping.moment(value);
                if (moment.isEmpty()) {
                    errors.add(new FieldError(name, "not-a-time", mapping.dateHint()));
                }
                moment.ifPresent(at -> input.put(field, at.toInstant().toString()));
            } else if (field != null) {
                input.put(field, value);
            } else {
                consent(name.substring(CONSENT.length()), value, input, errors);
            }
        });
        if (row.empty().contains(Field.SOURCE.fieldName())) {
            input.put(Field.SOURCE, NOT_STATED);
        }
        row.others().forEach(input::property);
        return errors.isEmpty() ? new Reading.Read(input.build()) : new Reading.Unreadable(errors, input.build());
    }

    private static void consent(String purpose, String value, LeadInput.Builder input, List<FieldError> errors) {
        Boolean granted = switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> Boolean.TRUE;
            case "no", "false", "0", "off" -> Boolean.FALSE;
            default -> null;
        };
        if (granted == null) {
            errors.add(new FieldError(CONSENT + purpose, "wrong-type", "Write yes or no."));
        } else {
            input.consent(new ConsentInput(purpose, granted, null, null));
        }
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : Field.values()) {
            fields.put(field.fieldName(), field);
        }
        return Map.copyOf(fields);
    }
}

package org.tandem.leadcapture.imports;

import org.tandem.leadcapture.activity.ActivityInput;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a row of a list says that somebody did. Columns that a mapping says nothing about are left out: activities are on
 * a topic that cannot forget.
 */
final class ActivityRows {

    private static final Set<String> FIELDS = Set.of("email", "externalRef", "activity", "webinar", "campaign", "minutes",
            "scheduledMinutes", "occurredAt");

    private ActivityRows() {
    }

    static boolean knows(String field) {
        return FIELDS.contains(field);
    }

    /** @param errors gets what cannot be read */
    static ActivityInput read(Row row, Mapping mapping, List<FieldError> errors) {
        errors.addAll(row.flaws());
        Map<String, String> fields = row.fields();
        Instant occurredAt = null;
        if (fields.containsKey("occurredAt")) {
            Optional<ZonedDateTime> moment = mapping.moment(fields.get("occurredAt"));
            if (moment.isEmpty()) {
                errors.add(new FieldError("occurredAt", "not-a-time", mapping.dateHint()));
            }
            occurredAt = moment.map(ZonedDateTime::toInstant).orElse(null);
        }
        String activity = fields.get("activity");
        return new ActivityInput(fields.get("email"), fields.get("externalRef"),
                activity == null ? null : activity.toLowerCase(Locale.ROOT), fields.get("webinar"), fields.get("campaign"),
                fields.get("minutes"), fields.get("scheduledMinutes"), occurredAt);
    }
}

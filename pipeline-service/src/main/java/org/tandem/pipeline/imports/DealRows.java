package org.tandem.pipeline.imports;

import org.tandem.events.money.Money;
import org.tandem.pipeline.opportunity.Amounts;
import org.tandem.pipeline.opportunity.ImportedDeal;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.problem.FieldError;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a row of a list says about a deal that was won. Columns that are no field are left out: nothing typed gets on the stream. */
final class DealRows {

    private static final Set<String> FIELDS = Set.of("externalRef", "wonAt", "value", "currency", "segment", "rep", "sdr");
    /** As for {@code externalRef} of a capture: another one would never find its lead. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private DealRows() {
    }

    static boolean knows(String field) {
        return FIELDS.contains(field);
    }

    /** A deal, or all that is wrong with it. */
    sealed interface Reading {

        record Read(ImportedDeal deal) implements Reading {
        }

        record Wrong(List<FieldError> errors) implements Reading {
        }
    }

    static Reading read(Row row, Mapping mapping, Instant now) {
        if (!row.flaws().isEmpty()) {
            return new Reading.Wrong(row.flaws());
        }
        List<FieldError> errors = new ArrayList<>(0);
        Map<String, String> fields = row.fields();
        String externalRef = checked("externalRef", fields, REFERENCE, "not-a-reference",
                "Write 1 to 128 letters, digits and . _ : / -", errors);
        if (fields.get("externalRef") == null) {
            errors.add(new FieldError("externalRef", "missing", "Say which lead it was."));
        }
        ZonedDateTime wonAt = wonAt(fields.get("wonAt"), mapping, now, errors);
        Money value = value(fields.get("value"), fields.get("currency"), errors);
        String segment = code("segment", fields, errors);
        String rep = code("rep", fields, errors);
        String sdr = code("sdr", fields, errors);
        return errors.isEmpty()
                ? new Reading.Read(new ImportedDeal(externalRef, wonAt.toInstant(), wonAt.toLocalDate(), value, segment, rep, sdr))
                : new Reading.Wrong(errors);
    }

    private static ZonedDateTime wonAt(String text, Mapping mapping, Instant now, List<FieldError> errors) {
        if (text == null) {
            errors.add(new FieldError("wonAt", "missing", "Say when it was won."));
            return null;
        }
        Optional<ZonedDateTime> wonAt = mapping.moment(text);
        if (wonAt.isEmpty()) {
            errors.add(new FieldError("wonAt", "not-a-time", mapping.dateHint()));
        } else if (wonAt.get().toInstant().isAfter(now.plus(CLOCK_TOLERANCE))) {
            errors.add(new FieldError("wonAt", "in-the-future", "This has not happened yet. Check the date's format and zone."));
        } else if (wonAt.get().toInstant().isBefore(EARLIEST)) {
            errors.add(new FieldError("wonAt", "too-old", "This is before 1990."));
        }
        return wonAt.orElse(null);
    }

    private static Money value(String amount, String currency, List<FieldError> errors) {
        if (amount == null) {
            return null;
        } else if (currency == null) {
            errors.add(new FieldError("currency", "missing", "Say in which currency, such as EUR."));
            return null;
        }
        Optional<Money> value = Amounts.parse(amount, currency);
        if (value.isEmpty()) {
            errors.add(new FieldError("value", "not-an-amount", "Write a number such as 18000.00, and a currency such as EUR."));
        }
        return value.orElse(null);
    }

    private static String code(String field, Map<String, String> fields, List<FieldError> errors) {
        return checked(field, fields, CODE, "not-a-code", "Write an opaque id or code of 1 to 64 letters, digits and . _ -", errors);
    }

    private static String checked(String field, Map<String, String> fields, Pattern pattern, String code, String message,
                                  List<FieldError> errors) {
        String text = fields.get(field);
        if (text != null && !pattern.matcher(text).matches()) {
            errors.add(new FieldError(field, code, message));
        }
        return text;
    }
}

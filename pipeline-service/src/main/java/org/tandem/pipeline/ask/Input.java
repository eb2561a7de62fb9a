package org.tandem.pipeline.ask;

import org.tandem.events.money.Money;
import org.tandem.pipeline.opportunity.Amounts;
import org.tandem.rest.body.JsonBody;
import org.tandem.rest.page.Parameters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/** Reads what was sent with a request; what is wrong with it is remembered, so that all of it is said at once. */
final class Input {

    private static final int LONGEST_NOTE = 4_000;

    final Parameters parameters = new Parameters();

    /** One of the codes that the company agreed on. */
    String code(String field, String text, Collection<String> agreed) {
        if (text == null) {
            return parameters.wrong(field, "required", "Give one of " + new TreeSet<>(agreed));
        }
        return agreed.contains(text) ? text
                : parameters.wrong(field, "unknown-code", "Give one of " + new TreeSet<>(agreed));
    }

    String optionalCode(String field, String text, Collection<String> agreed) {
        return text == null ? null : code(field, text, agreed);
    }

    String day(String field, String text) {
        if (text == null) {
            return parameters.wrong(field, "required", "Give a day such as 2027-03-01");
        }
        return optionalDay(field, text);
    }

    String optionalDay(String field, String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            // Years of more or fewer digits have another form, and no lead comes back then.
            return day.getYear() >= 1000 && day.getYear() <= 9999 ? day.toString() : notADay(field);
        } catch (DateTimeException e) {
            return notADay(field);
        }
    }

    private String notADay(String field) {
        return parameters.wrong(field, "not-a-day", "Give a day such as 2027-03-01");
    }

    Money value(Bodies.Value value) {
        return value == null ? null : Amounts.parse(value.amount(), value.currency()).orElseGet(() -> parameters.wrong("value",
                "not-an-amount", "Give {\"amount\": \"18000.00\", \"currency\": \"EUR\"}, 0 or more, no more digits"
                        + " than the currency has"));
    }

    /** What somebody wrote; null if it is only space. */
    String note(String text) {
        return JsonBody.words("note", text, LONGEST_NOTE, parameters);
    }
}

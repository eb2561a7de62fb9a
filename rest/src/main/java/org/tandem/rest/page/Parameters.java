package org.tandem.rest.page;

import org.tandem.rest.problem.FieldError;
import org.tandem.rest.problem.Problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads a request's query parameters and remembers what is wrong with them, so that all of it is said at once. What is
 * absent or wrong is null, and a number its default; ask {@link #areWrong()} before anything is done with them.
 */
public final class Parameters {

    private final List<FieldError> errors = new ArrayList<>(0);

    /** A moment of the years 1 to 9999. */
    public Instant moment(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(text);
            if (Years.hold(moment)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // the same answer as for a moment that no table holds
        }
        return wrong(name, "not-a-moment", "Give a moment such as 2026-03-01T00:00:00Z");
    }

    /** A day of the years 1 to 9999. */
    public LocalDate day(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (Years.hold(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // the same answer as for a day that no table holds
        }
        return wrong(name, "not-a-day", "Give a day such as 2026-03-01");
    }

    /** Of an event that the caller was told about and wants to see. */
    public UUID eventId(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return wrong(name, "not-an-id", "Give the eventId of an answer");
        }
    }

    public Cursor cursor(String name, String text) {
        return text == null ? null : Cursor.parse(text)
                .orElseGet(() -> wrong(name, "not-a-cursor", "Pass `next` of a page, unchanged"));
    }

    /** A whole number from 1 to {@code most}. */
    public int count(String name, String text, int most, int unlessSaid) {
        if (text == null) {
            return unlessSaid;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        wrong(name, "out-of-range", "Give a whole number from 1 to " + most);
        return unlessSaid;
    }

    /** @return null, to be used as the value */
    public <T> T wrong(String name, String code, String message) {
        errors.add(new FieldError(name, code, message));
        return null;
    }

    public boolean areWrong() {
        return !errors.isEmpty();
    }

    /** What the caller is told about all that is wrong. */
    public Problem problem() {
        return Problem.invalidInput(List.copyOf(errors));
    }
}

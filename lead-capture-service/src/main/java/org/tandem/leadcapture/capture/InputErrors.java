package org.tandem.leadcapture.capture;

import org.tandem.rest.problem.FieldError;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong, one error for each field: the first rule that a value breaks explains it, and what it breaks
 * besides would only puzzle the reader.
 */
final class InputErrors {

    /** More help nobody, and what a hostile sender sends decides how many there are. */
    private static final int MAX = 50;

    private final List<FieldError> errors = new ArrayList<>(0);

    void add(String field, String code, String message) {
        if (errors.size() < MAX && !mentions(field)) {
            errors.add(new FieldError(field, code, message));
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<FieldError> asList() {
        return List.copyOf(errors);
    }

    private boolean mentions(String field) {
        for (FieldError error : errors) {
            if (field != null && field.equals(error.field())) {
                return true;
            }
        }
        return false;
    }

    /** A name that the sender chose, if it is fit to be repeated in an answer. */
    static String shown(String name) {
        return Text.isCode(name) ? name : "?";
    }
}

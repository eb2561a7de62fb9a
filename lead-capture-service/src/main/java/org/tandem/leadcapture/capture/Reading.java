package org.tandem.leadcapture.capture;

import org.tandem.rest.problem.FieldError;

import java.util.List;

/** What became of the bytes or fields that were sent: understood, though not yet checked, or not. */
public sealed interface Reading {

    record Read(LeadInput input) implements Reading {
    }

    record Unreadable(List<FieldError> errors) implements Reading {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }

    static Reading unreadable(String field, String code, String message) {
        return new Unreadable(List.of(new FieldError(field, code, message)));
    }
}

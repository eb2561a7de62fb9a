package org.tandem.leadcapture.capture;

import java.util.List;

/** What became of the bytes or fields that were sent: understood, though not yet checked, or not. */
public sealed interface Reading {

    record Read(LeadInput input) implements Reading {
    }

    record Unreadable(List<InputError> errors) implements Reading {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }

    static Reading unreadable(String field, String code, String message) {
        return new Unreadable(List.of(new InputError(field, code, message)));
    }
}

package org.tandem.leadcapture.capture;

import org.tandem.rest.problem.FieldError;

import java.util.List;
import java.util.Optional;

/** What became of the bytes or fields that were sent: understood, though not yet checked, or not. */
public sealed interface Reading {

    /** What can be known of it, though it may be refused; empty where nothing can. */
    Optional<LeadInput> legible();

    record Read(LeadInput input) implements Reading {
        @Override
        public Optional<LeadInput> legible() {
            return Optional.of(input);
        }
    }

    /** @param rest what the errors are not about, to be put right by somebody and never to be taken; null where nothing is left */
    record Unreadable(List<FieldError> errors, LeadInput rest) implements Reading {
        public Unreadable {
            errors = List.copyOf(errors);
        }

        public Unreadable(List<FieldError> errors) {
            this(errors, null);
        }

        @Override
        public Optional<LeadInput> legible() {
            return Optional.ofNullable(rest);
        }
    }

    static Reading unreadable(String field, String code, String message) {
        return new Unreadable(List.of(new FieldError(field, code, message)));
    }
}

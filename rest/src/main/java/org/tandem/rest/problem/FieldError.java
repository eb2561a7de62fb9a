package org.tandem.rest.problem;

/**
 * One thing that is wrong with what was sent.
 *
 * @param field   such as {@code email}, {@code consent[0].purpose}; null where it is the whole input
 * @param code    of why, such as {@code too-long}; stable
 * @param message for people; says what to do and never repeats the value
 */
public record FieldError(String field, String code, String message) {
}

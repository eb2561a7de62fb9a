package org.tandem.feedback.verdict;

import java.util.Arrays;
import java.util.Optional;

/** What a handed-over lead was worth, in the words that both departments agreed on. */
public enum VerdictCode {

    GOOD("good"),
    WRONG_FIT("wrong-fit"),
    WRONG_TIME("wrong-time"),
    NO_NEED("no-need"),
    COMPETITOR("competitor"),
    FALSE_DATA("false-data");

    private final String code;

    VerdictCode(String code) {
        this.code = code;
    }

    /** As it is on the stream. */
    public String code() {
        return code;
    }

    /** Empty where the text is no verdict that may be given today; the stream may hold others. */
    public static Optional<VerdictCode> of(String code) {
        return Arrays.stream(values()).filter(verdict -> verdict.code.equals(code)).findFirst();
    }
}

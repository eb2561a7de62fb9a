package org.tandem.local.imports;

/**
 * What became of one row.
 *
 * @param line    where the row begins in the file, counted from 1
 * @param outcome {@code accepted}, {@code duplicate} or {@code refused}
 * @param json    the whole of it, as the service said it
 */
public record RowLine(long line, String outcome, String json) {

    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";

    /** Anything that is neither on the stream now nor was before, also under a word of later services. */
    public boolean isRefused() {
        return !outcome.equals(ACCEPTED) && !outcome.equals(DUPLICATE);
    }
}

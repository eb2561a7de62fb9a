package org.tandem.local.imports;

import java.util.Locale;

/** Rows by what became of them. */
public record Counts(long rows, long accepted, long duplicate, long refused) {

    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts with(RowLine row) {
        return new Counts(rows + 1, accepted + (row.outcome().equals(RowLine.ACCEPTED) ? 1 : 0),
                duplicate + (row.outcome().equals(RowLine.DUPLICATE) ? 1 : 0), refused + (row.isRefused() ? 1 : 0));
    }

    /** For people. */
    public String text() {
        return String.format(Locale.ROOT, "%,d rows: %,d accepted, %,d duplicate, %,d refused", rows, accepted, duplicate, refused);
    }
}

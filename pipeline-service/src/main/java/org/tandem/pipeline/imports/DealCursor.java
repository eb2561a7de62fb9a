package org.tandem.pipeline.imports;

import org.tandem.rest.page.Cursor;

import java.util.Optional;
import java.util.UUID;

/** Where a page of deals ended: a deal that came with two contents has two rows. */
record DealCursor(Cursor deal, UUID contentHash) {

    private static final char BETWEEN = '.';
    /** Of a cursor that names the deal alone, as they once did: rather one of its contents again than one never. */
    private static final UUID BEFORE_ALL = new UUID(-1, -1);

    /** Opaque to clients. */
    String text() {
        return deal.text() + BETWEEN + contentHash;
    }

    /** Empty where the text is no cursor of ours. */
    static Optional<DealCursor> parse(String text) {
        int between = text.indexOf(BETWEEN);
        try {
            UUID contentHash = between < 0 ? BEFORE_ALL : UUID.fromString(text.substring(between + 1));
            return Cursor.parse(between < 0 ? text : text.substring(0, between)).map(deal -> new DealCursor(deal, contentHash));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

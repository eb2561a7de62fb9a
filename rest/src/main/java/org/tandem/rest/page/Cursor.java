package org.tandem.rest.page;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page ended: the key of its last row, so that the next page neither skips nor repeats while rows come in. */
public record Cursor(Instant time, UUID id) {

    /** Opaque to clients. */
    public String text() {
        // Not by what lies between: that counts in nanoseconds, of which a long holds three centuries.
        ByteBuffer bytes = ByteBuffer.allocate(24)
                .putLong(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty where the text is no cursor of ours. */
    public static Optional<Cursor> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != 24) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Instant time = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            return Years.hold(time) ? Optional.of(new Cursor(time, new UUID(buffer.getLong(), buffer.getLong()))) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.tandem.projection.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The content hash of an event whose publisher gave none: of its data as written. */
public final class ContentHash {

    static final int BYTES = 16;

    private ContentHash() {
    }

    /** Hexadecimal, of 16 bytes. */
    public static String of(byte[] value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

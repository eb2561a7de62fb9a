package org.tandem.events.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Name-based UUIDs, version 5 (SHA-1), as in RFC 9562 section 5.5. The JDK only has version 3 (MD5). */
public final class Uuid5 {

    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(Uuid5::sha1);

    private Uuid5() {
    }

    /** The UUID of a name in a namespace; equal input gives equal output, everywhere and for ever. */
    public static UUID of(UUID namespace, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8); // first: a failure after update() would spoil the thread's next id
        MessageDigest digest = SHA1.get();
        digest.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(bytes));
        long high = hash.getLong();
        long low = hash.getLong();
        return new UUID((high & ~0xF000L) | 0x5000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}

package org.tandem.leadcapture.capture;

import org.tandem.events.ids.Identity;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells a repeated request from another one under the same id.
 *
 * <p>Keyed, because it travels on topics that cannot forget: nobody without the deployment's secret can try out which
 * address or message gives a hash. It covers what was sent, by whom and through which form, and not when.
 */
public final class ContentHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final ThreadLocal<Canonical> canonicals;

    public ContentHash(Identity identity) {
        SecretKeySpec key = key(identity);
        canonicals = ThreadLocal.withInitial(() -> new Canonical(mac(key)));
    }

    /** 32 hexadecimal digits; equal for equal input, everywhere and for ever. */
    public String of(LeadInput input, String sender, String form) {
        Canonical canonical = canonicals.get().begin();
        canonical.put("sender", sender);
        canonical.put("form", form);
        for (Field field : Field.all()) {
            canonical.put(field.fieldName(), field.of(input));
        }
        for (ConsentInput consent : input.consents()) {
            canonical.put("consent", consent.purpose());
            canonical.put("granted", consent.granted() == null ? null : consent.granted().toString());
            canonical.put("text", consent.text());
            canonical.put("basis", consent.basis());
        }
        Map<String, String> properties = input.properties();
        (properties.size() < 2 ? properties : new TreeMap<>(properties)).forEach((key, value) -> {
            canonical.put("property", key);
            canonical.put("value", value);
        });
        return hex(canonical.hash());
    }

    /** The same for input that was refused before it could be understood: of its bytes, and where they were sent. */
    public String ofBytes(byte[] body, String sender, String endpoint) {
        Mac mac = canonicals.get().begin().mac;
        mac.update((sender + '\n' + endpoint + '\n').getBytes(StandardCharsets.UTF_8));
        return hex(mac.doFinal(body));
    }

    private static String hex(byte[] hash) {
        return HEX.formatHex(hash, 0, LENGTH);
    }

    /** A domain-separated key, so that the namespace serves ids and hashes without one telling of the other. */
    private static SecretKeySpec key(Identity identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("tandem content hash 1".getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(16)
                    .putLong(identity.namespace().getMostSignificantBits())
                    .putLong(identity.namespace().getLeastSignificantBits())
                    .flip());
            return new SecretKeySpec(digest.digest(), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * Names and values with their lengths, so that no two inputs can be written alike. What is absent is not written. Each
     * thread uses one again and again: a new one for each capture would be a tenth of what capturing allocates.
     */
    private static final class Canonical {

        private final Mac mac;
        private final byte[] bytes = new byte[2_048];
        private int length;

        Canonical(Mac mac) {
            this.mac = mac;
        }

        /** Without anything of one that was not ended. */
        Canonical begin() {
            mac.reset();
            length = 0;
            return this;
        }

        void put(String name, String value) {
            if (value != null) {
                append(name);
                append(value);
            }
        }

        private void append(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (length + utf8.length + 4 > bytes.length) {
                flush();
            }
            if (utf8.length + 4 > bytes.length) {
                mac.update(ByteBuffer.allocate(4).putInt(0, utf8.length));
                mac.update(utf8);
                return;
            }
            ByteBuffer.wrap(bytes, length, 4).putInt(utf8.length);
            System.arraycopy(utf8, 0, bytes, length + 4, utf8.length);
            length += utf8.length + 4;
        }

        private void flush() {
            mac.update(bytes, 0, length);
            length = 0;
        }

        /** Of all that was put since it began. */
        byte[] hash() {
            flush();
            return mac.doFinal();
        }
    }
}

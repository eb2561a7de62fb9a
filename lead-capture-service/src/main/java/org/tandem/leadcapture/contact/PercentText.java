package org.tandem.leadcapture.contact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986. */
final class PercentText {

    private static final String HEX = "0123456789ABCDEF";

    private PercentText() {
    }

    /** Decodes once; null where the result is not UTF-8. A percent sign without two digits stands for itself. */
    static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = plusIsSpace && bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Appends a path segment, encoding everything that could mean something else to whoever shows or follows it. */
    static void appendSegment(StringBuilder out, String segment) {
        for (int i = 0; i < segment.length(); ) {
            int c = segment.codePointAt(i);
            int length = Character.charCount(c);
            if (isSafe(c)) {
                out.append((char) c);
            } else {
                for (byte b : segment.substring(i, i + length).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
                }
            }
            i += length;
        }
    }

    private static boolean isSafe(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || "-._~!$&*+,=:%".indexOf(c) >= 0;
    }
}

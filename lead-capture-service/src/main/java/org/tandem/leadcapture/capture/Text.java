package org.tandem.leadcapture.capture;

/** Questions about text that rules ask; each is one pass over the characters. */
public final class Text {

    static final int MAX_CODE_LENGTH = 64;
    static final int MAX_REFERENCE_LENGTH = 128;

    private Text() {
    }

    /** A letter or digit, then up to 63 of letters, digits and {@code . _ -}. */
    public static boolean isCode(String text) {
        return isWord(text, MAX_CODE_LENGTH, "._-") && isLetterOrDigit(text.charAt(0));
    }

    /** 1 to 128 of letters, digits and {@code . _ : / -}: what CRMs call their records, and no e-mail address. */
    public static boolean isReference(String text) {
        return isWord(text, MAX_REFERENCE_LENGTH, "._:/-");
    }

    private static boolean isWord(String text, int maxLength, String punctuation) {
        if (text.isEmpty() || text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && punctuation.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean isLongerThan(int max, String text) {
        return text.length() > max && text.codePointCount(0, text.length()) > max;
    }

    /** What about the characters of a text cannot be kept: an error code, or null. Every other Unicode text is fine. */
    static String flaw(String text, boolean mayHaveLines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && c < 0xA0) {
                if (!mayHaveLines || c != '\n' && c != '\r' && c != '\t') {
                    return "control-character";
                }
            } else if (Character.isSurrogate(c)) {
                i++;
                if (Character.isLowSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return "broken-character";
                }
            }
        }
        return null;
    }
}

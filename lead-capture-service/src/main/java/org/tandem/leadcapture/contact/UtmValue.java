package org.tandem.leadcapture.contact;

/**
 * What may be in a campaign parameter on a topic that cannot forget: letters of any script, digits, space and
 * {@code . _ ~ + -}, at most 100 characters. Everything else could hide an address, and is dropped whole: half a value
 * would be another campaign's.
 */
public final class UtmValue {

    private static final int MAX_LENGTH = 100;

    private UtmValue() {
    }

    /** The value, or null where there is none that may be kept. */
    public static String clean(String value) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        return !text.isEmpty() && text.length() <= MAX_LENGTH && isHarmless(text) ? text : null;
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c) && "._~+- ".indexOf(c) < 0) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}

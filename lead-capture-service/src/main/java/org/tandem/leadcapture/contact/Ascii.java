package org.tandem.leadcapture.contact;

/** Whether a text can skip what only Unicode needs. */
final class Ascii {

    private Ascii() {
    }

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

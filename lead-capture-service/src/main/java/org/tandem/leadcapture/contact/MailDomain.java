package org.tandem.leadcapture.contact;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** Domain names as they are looked up: ASCII and lower case. */
final class MailDomain {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;

    private MailDomain() {
    }

    /** The domain's ASCII form, or null if no mail could be sent there. */
    static String toAscii(String domain) {
        if (domain.isEmpty() || domain.length() > MAX_LENGTH) {
            return null;
        }
        String ascii = Ascii.is(domain) ? domain : fromUnicode(domain);
        return ascii != null && isHostName(ascii) ? ascii.toLowerCase(Locale.ROOT) : null;
    }

    /**
     * Lower-cased first, because the JDK's tables are those of Unicode 3.2 and know no newer capital letters. They also
     * throw more kinds of exception than they document, hence the wide catch.
     */
    private static String fromUnicode(String domain) {
        try {
            String composed = Normalizer.normalize(domain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            return IDN.toASCII(composed, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** At least two labels of letters, digits and inner hyphens; the last is not a number, so it is no IP address. */
    private static boolean isHostName(String name) {
        int labels = 0;
        int start = 0;
        boolean digitsOnly = true;
        for (int i = 0; i <= name.length(); i++) {
            char c = i == name.length() ? '.' : name.charAt(i);
            if (c != '.') {
                if (!isLabelCharacter(c)) {
                    return false;
                }
                digitsOnly &= c >= '0' && c <= '9';
                continue;
            }
            int length = i - start;
            if (length == 0 || length > MAX_LABEL_LENGTH || name.charAt(start) == '-' || name.charAt(i - 1) == '-') {
                return false;
            }
            if (i == name.length()) {
                return labels > 0 && !digitsOnly && length > 1 && name.length() <= MAX_LENGTH;
            }
            labels++;
            start = i + 1;
            digitsOnly = true;
        }
        return false;
    }

    private static boolean isLabelCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}

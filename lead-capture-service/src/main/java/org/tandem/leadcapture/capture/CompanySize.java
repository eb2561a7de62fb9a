package org.tandem.leadcapture.capture;

/** Number of employees as forms offer it: {@code 120}, {@code 50-199}, {@code 1,001–5,000}, {@code 10,000+}. */
final class CompanySize {

    private static final int MAX = 10_000_000;
    private static final int MAX_LENGTH = 30;

    private CompanySize() {
    }

    /** The number, or the lower bound of the range; null if it is neither. */
    static Integer parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        if (text.endsWith("+")) {
            return number(text.substring(0, text.length() - 1));
        }
        int dash = Math.max(text.indexOf('-'), text.indexOf('\u2013'));
        if (dash < 0) {
            return number(text);
        }
        Integer from = number(text.substring(0, dash));
        Integer to = number(text.substring(dash + 1));
        return from != null && to != null && from <= to ? from : null;
    }

    /** Commas are read where they part thousands, and nowhere else. */
    private static Integer number(String text) {
        String digits = text.strip();
        int value = 0;
        int sinceComma = -1;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == ',') {
                if (i == 0 || i > 3 && sinceComma < 0 || sinceComma >= 0 && sinceComma != 3) {
                    return null;
                }
                sinceComma = 0;
            } else if (c >= '0' && c <= '9' && value <= MAX) {
                value = value * 10 + (c - '0');
                sinceComma += sinceComma < 0 ? 0 : 1;
            } else {
                return null;
            }
        }
        return value >= 1 && value <= MAX && (sinceComma < 0 || sinceComma == 3) ? value : null;
    }
}

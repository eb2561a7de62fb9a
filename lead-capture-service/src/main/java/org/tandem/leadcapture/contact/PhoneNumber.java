package org.tandem.leadcapture.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

import java.util.Optional;

/**
 * A phone number in E.164, such as {@code +442079460018}. It identifies nobody: families and offices share one.
 *
 * @param e164      with country code
 * @param extension what is dialled after the connection; null for most. Not part of E.164, hence beside it
 */
public record PhoneNumber(String e164, String extension) {

    /** Longer than any number with punctuation and extension; keeps a long text out of the library's expressions. */
    private static final int MAX_LENGTH = 64;
    /** The shortest numbers there are, within islands such as Niue. */
    private static final int FEWEST_DIGITS = 4;
    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;

    /** The library and its tables, loaded when the first number comes: many captures have none. */
    private static final class Library {
        private static final PhoneNumberUtil INSTANCE = PhoneNumberUtil.getInstance();
        private static final InternationalNumber INTERNATIONAL = new InternationalNumber(INSTANCE);
    }

    /**
     * The number in a text. Asks whether it is possible (length and country code), not whether it is in service: the
     * tables of number ranges age, and a lead must not be refused because its operator is newer than they are.
     *
     * @param country ISO code of where a number without a country code is dialled; may be null
     */
    public static Optional<PhoneNumber> parse(String text, String country) {
        if (text == null || text.length() > MAX_LENGTH || !hasDigits(text)) {
            return Optional.empty();
        }
        String digits = withoutPunctuation(text);
        if (Library.INTERNATIONAL.isE164(digits)) {
            return Optional.of(new PhoneNumber(digits, null));
        }
        return read(digits, country);
    }

    /** As the library reads it. */
    static Optional<PhoneNumber> read(String text, String country) {
        try {
            PhoneNumberUtil library = Library.INSTANCE;
            Phonenumber.PhoneNumber number = library.parse(text, country);
            if (!library.isPossibleNumber(number)) {
                return Optional.empty();
            }
            String extension = number.getExtension();
            return Optional.of(new PhoneNumber(library.format(number, PhoneNumberFormat.E164),
                    extension.isEmpty() ? null : extension));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether this can be a number whose country is not known: digits and the usual punctuation, no country code. */
    public static boolean looksNational(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (" ()-./\u2010\u2011\u2012\u2013\u00A0".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
    }

    /**
     * The same number for the library, which drops punctuation too, but only after searching it for an extension with
     * expressions that cost more than all the rest. Whatever else is in the text, it is the library's to read.
     */
    private static String withoutPunctuation(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c == '+' && digits.isEmpty()) {
                digits.append(c);
            } else if (" ()-.".indexOf(c) < 0) {
                return text;
            }
        }
        return digits.toString();
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    /** Without the number, so that no log line can carry it. */
    @Override
    public String toString() {
        return "PhoneNumber[…" + e164.substring(Math.max(0, e164.length() - 2)) + "]";
    }
}

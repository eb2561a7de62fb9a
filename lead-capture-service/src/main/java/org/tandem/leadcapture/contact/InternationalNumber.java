package org.tandem.leadcapture.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads what is written as {@code +} and digits only, as most systems send it, without the library's expressions: they
 * cost more than everything else that is done to a capture. Where digits may be a prefix that is dialled only within the
 * country, the library must decide, and this says nothing.
 */
final class InternationalNumber {

    private static final int LONGEST_CODE = 3;
    /** The library's name for where numbers of no country are, such as satellite phones. */
    private static final String REGION_OF_NONE = "001";
    /** Shorter ones may lack an area code, which the library knows and adds. */
    private static final int FEWEST_NATIONAL_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    /** Where the library rewrites numbers of a common length: for a mobile or carrier prefix, or a renumbering. */
    private static final Set<Integer> REWRITTEN = Set.of(52, 54, 55, 61, 86, 352, 378);

    private final PhoneNumberUtil library;
    /** By calling code: first digits after which a number may begin with a prefix. */
    private final Map<Integer, Set<Character>> prefixes = new HashMap<>();

    InternationalNumber(PhoneNumberUtil library) {
        this.library = library;
        for (Integer code : library.getSupportedCallingCodes()) {
            if (!REWRITTEN.contains(code)) {
                Set<Character> first = new HashSet<>(Set.of('0'));
                for (String region : library.getRegionCodesForCountryCode(code)) {
                    String prefix = REGION_OF_NONE.equals(region) ? null : library.getNddPrefixForRegion(region, true);
                    if (prefix != null && !prefix.isEmpty()) {
                        first.add(prefix.charAt(0));
                    }
                }
                prefixes.put(code, Set.copyOf(first));
            }
        }
    }

    /** Whether the text is an E.164 number as it stands; false if not, or if only the library can tell. */
    boolean isE164(String text) {
        int length = text.length();
        if (length < 2 || length > MOST_DIGITS + 1 || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        int code = 0;
        for (int i = 1; i <= LONGEST_CODE && i < length; i++) {
            code = code * 10 + text.charAt(i) - '0';
            Set<Character> prefix = prefixes.get(code);
            if (prefix != null) {
                return length - i - 1 >= FEWEST_NATIONAL_DIGITS && !prefix.contains(text.charAt(i + 1))
                        && isPossible(code, Long.parseLong(text, i + 1, length, 10));
            }
        }
        return false;
    }

    private boolean isPossible(int code, long national) {
        return library.isPossibleNumberWithReason(new Phonenumber.PhoneNumber().setCountryCode(code)
                .setNationalNumber(national)) == ValidationResult.IS_POSSIBLE;
    }
}

package org.tandem.leadcapture.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address, as given and as an identity key.
 *
 * <p>The two are kept apart: mail goes to the address as the person wrote it, while the key folds together the spellings
 * that a provider itself delivers to one mailbox. The key is stable: parsing a key gives that key again, which is what
 * makes a lead id derived from it the same for ever.
 *
 * <p>Quoted local parts, comments and IP literals are legal in RFC 5321 and not read here: nobody fills them into a form
 * except to attack what reads them.
 */
public final class EmailAddress {

    /** RFC 5321 4.5.3.1 with erratum 1690, in octets. */
    public static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;

    private final String asGiven;
    private final String local;
    private final String domain;
    private final String key;

    private EmailAddress(String asGiven, String local, String domain, String key) {
        this.asGiven = asGiven;
        this.local = local;
        this.domain = domain;
        this.key = key;
    }

    /** The address in a text; empty if there is none, or anything else beside it. Never throws. */
    public static Optional<EmailAddress> parse(String text) {
        if (text == null || text.length() > 4 * MAX_LENGTH) {
            return Optional.empty();
        }
        String asGiven = trim(text);
        int at = asGiven.lastIndexOf('@');
        if (at <= 0 || asGiven.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        // Looked at as the key has it: composing makes a semicolon of a Greek question mark.
        String local = lowerCase(asGiven.substring(0, at));
        if (!isLocalPart(local)) {
            return Optional.empty();
        }
        String domain = MailDomain.toAscii(asGiven.substring(at + 1));
        if (domain == null || !fits(local, domain)) {
            return Optional.empty();
        }
        String key = MailProvider.key(local, domain);
        return Optional.of(new EmailAddress(asGiven, local, domain, key));
    }

    /** As the person wrote it, without the white space around it. */
    public String asGiven() {
        return asGiven;
    }

    /** What the lead id is derived from. Personal data, like the address itself. */
    public String key() {
        return key;
    }

    /** Lower case, ASCII ({@code xn--…} where it was international). */
    public String domain() {
        return domain;
    }

    /** Whether it reaches an office and not a person, such as info@ and sales@: such an address identifies nobody. */
    public boolean isRole() {
        return RoleAddress.isRole(local);
    }

    /** Whether anybody can get an address at this domain, so that it says nothing about a company. */
    public boolean isFreeMail() {
        return FreeMail.isFreeMail(domain);
    }

    /** The domain of the company that the address belongs to; an office's says it as well as a person's. */
    public Optional<String> companyDomain() {
        return CompanyDomain.of(domain);
    }

    /** Without the address, so that no log line can carry it. */
    @Override
    public String toString() {
        return "EmailAddress[at " + domain + "]";
    }

    /** Also drops the invisible characters that come with copying and pasting: no-break and zero-width spaces, BOM. */
    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r'
                || c > 0x7F && (Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF');
    }

    private static boolean isLocalPart(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c < 0x80 ? !isAtomText(c) : !isInternationalText(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** RFC 5322 atext, and the dot. */
    private static boolean isAtomText(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
    }

    /** RFC 6531 allows every other character; those that nobody can see only serve to look like somebody else. */
    private static boolean isInternationalText(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Composed on both sides of lower-casing, which can itself decompose: İ becomes i and a combining dot. */
    private static String lowerCase(String local) {
        if (Ascii.is(local)) {
            return local.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(local, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Checked on the normalised form, because lower-casing and IDNA can make an address longer. */
    private static boolean fits(String local, String domain) {
        int length = octets(local);
        return length <= MAX_LOCAL_LENGTH && length + 1 + domain.length() <= MAX_LENGTH;
    }

    private static int octets(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return octets;
    }
}

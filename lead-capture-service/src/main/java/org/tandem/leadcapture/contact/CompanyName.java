package org.tandem.leadcapture.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a company is called, without what differs from one form to the next: spelling, punctuation, legal form. */
public final class CompanyName {

    private static final int MAX_LENGTH = 200;
    private static final int SHORTEST = 2;
    private static final int FIRST_ACCENT = 0x300;
    private static final int LAST_ACCENT = 0x36F;

    /** At the end of a name, as one word without dots. */
    private static final Set<String> LEGAL_FORMS = Set.of("ab", "ag", "aps", "as", "asa", "bv", "bvba", "co", "company", "corp",
            "corporation", "cv", "doo", "eg", "eireli", "ek", "eurl", "ev", "gmbh", "gbr", "inc", "incorporated", "kft", "kg", "kgaa", "kk",
            "limited", "limitada", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "nyrt", "ohg", "oy", "oyj", "plc", "private", "pte", "pty",
            "pvt", "sa", "sarl", "sas", "sasu", "se", "slu", "sl", "spa", "spzoo", "sro", "srl", "ug", "vof", "zrt", "bhd", "sdn");
    /** Written together with the name. */
    private static final List<String> ASIAN_LEGAL_FORMS = List.of("股份有限公司", "有限责任公司", "有限公司", "株式会社", "有限会社", "合同会社");
    private static final List<String> SPELT_APART = List.of("sp z oo", "sp z o o", "d o o", "s r o", "s p a", "s r l", "s a", "b v", "n v");

    /** What people write who belong to none. */
    private static final Set<String> NO_COMPANY = Set.of("autonomo", "freelance", "freelancer", "home", "independent", "individual",
            "me", "myself", "na", "no company", "particular", "personal", "privat", "private", "private person", "privatperson", "retired",
            "self", "self employed", "selfemployed", "selbstandig", "selbststandig", "student", "unemployed");

    private CompanyName() {
    }

    /** Empty where nothing is left that could tell two companies apart. */
    public static Optional<String> normalised(String name) {
        if (name == null || name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String text = words(name);
        for (String form : ASIAN_LEGAL_FORMS) {
            text = text.startsWith(form) ? text.substring(form.length()) : text.endsWith(form)
                    ? text.substring(0, text.length() - form.length()) : text;
        }
        for (String form : SPELT_APART) {
            text = text.endsWith(" " + form) ? text.substring(0, text.length() - form.length()) : text;
        }
        List<String> words = new ArrayList<>(List.of(text.strip().split(" ")));
        while (words.size() > 1 && isNoName(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        if (words.size() > 1 && words.get(0).equals("the")) {
            words.remove(0);
        }
        String normalised = String.join(" ", words);
        return normalised.length() < SHORTEST || NO_COMPANY.contains(normalised) || Placeholder.is(normalised) || Placeholder.is(name)
                ? Optional.empty() : Optional.of(normalised);
    }

    private static boolean isNoName(String word) {
        return word.equals("and") || LEGAL_FORMS.contains(word);
    }

    /** Lower case and without accents, of those alphabets where they tell no two words apart; dots and apostrophes join what they stand between, everything else parts it. */
    private static String words(String name) {
        // Upper case first: that is where ß is two letters.
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder(plain.length() + 8);
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            } else if (c == '&' || c == '+') {
                words.append(" and ");
            } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
                words.append(c >= FIRST_ACCENT && c <= LAST_ACCENT ? "" : Character.toString(c));
            } else if (c != '.' && c != '\'' && c != '\u2019') {
                words.append(' ');
            }
        });
        return Normalizer.normalize(words.toString().strip().replaceAll(" +", " "), Normalizer.Form.NFC);
    }
}

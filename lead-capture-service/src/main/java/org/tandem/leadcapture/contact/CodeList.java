package org.tandem.leadcapture.contact;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A closed list of codes and the words people use for them. What is not on the list has no code: the words themselves
 * never come out of here, so nothing typed gets past it.
 */
final class CodeList {

    private static final int MAX_LENGTH = 100;

    private final Map<String, String> codes = new HashMap<>();

    /** Adds a code, which also stands for itself, and other words for it. A word's first meaning stays. */
    CodeList code(String code, String... words) {
        codes.putIfAbsent(squeeze(code), code);
        for (String word : words) {
            codes.putIfAbsent(squeeze(word), code);
        }
        return this;
    }

    /** The code of what somebody wrote, or null. */
    String find(String text) {
        return text == null || text.length() > MAX_LENGTH ? null : codes.get(squeeze(text));
    }

    /** Letters and digits in lower case, without accents: spelling, spacing and punctuation are no difference. */
    private static String squeeze(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return squeezeUnicode(text);
            }
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                letters.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                letters.append((char) (c | 0x20));
            } else if (c == '&') {
                letters.append("and");
            }
        }
        return letters.toString();
    }

    private static String squeezeUnicode(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            if (c == '&') {
                letters.append("and");
            } else if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return letters.toString();
    }
}

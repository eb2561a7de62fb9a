package org.tandem.leadcapture.contact;

import java.util.Locale;
import java.util.Set;

/** What people type to get past a required field. */
public final class Placeholder {

    private static final Set<String> WORDS = Set.of("test", "testing", "tester", "test test", "asdf", "asdfasdf", "asd",
            "qwerty", "qwertz", "abc", "abcd", "xyz", "xx", "xxx", "xxxx", "aaa", "foo", "foo bar", "dummy", "fake",
            "n/a", "n.a.", "none", "null", "nil", "undefined", "nothing", "empty", "unknown", "not provided",
            "not available", "not applicable", "anonymous", "anon", "no name", "noname", "name", "first name",
            "last name", "firstname", "lastname", "your name", "full name", "company", "company name", "tbd", "todo",
            "keine", "kein", "unbekannt", "inconnu", "desconocido");

    private Placeholder() {
    }

    /** Also anything without a single letter or digit, such as a hyphen or dots. */
    public static boolean is(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return WORDS.contains(plain) || plain.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}

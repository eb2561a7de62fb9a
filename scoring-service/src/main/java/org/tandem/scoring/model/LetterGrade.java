package org.tandem.scoring.model;

/**
 * A lead's fit as a letter, F to A+, for those who grade in thirds of a letter as Pardot (Account Engagement) does: everybody
 * begins at D, and a criterion that is met or missed moves the grade by one, two or three thirds.
 */
public enum LetterGrade {
    F("F"), D_MINUS("D-"), D("D"), D_PLUS("D+"), C_MINUS("C-"), C("C"), C_PLUS("C+"), B_MINUS("B-"), B("B"), B_PLUS("B+"),
    A_MINUS("A-"), A("A"), A_PLUS("A+");

    private final String text;

    LetterGrade(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The grade after so many thirds up or, negative, down; never beyond F and A+. */
    public static LetterGrade after(int thirds) {
        return values()[Math.min(values().length - 1, Math.max(0, D.ordinal() + thirds))];
    }
}

package org.tandem.analytics.count;

/** What is counted once. The codes are in the tables. */
public enum Unit {

    /** Each time that sales worked on a lead. */
    ATTEMPT(0),
    /** All ids of one person. */
    PERSON(1),
    /** All persons of one company. */
    ACCOUNT(2),
    /** A person in the webinars of one campaign. */
    WEBINAR_MEMBER(3),
    /** A person of whom no company is known: at each step alone and without dimensions, to be compared with accounts. */
    PERSON_WITHOUT_ACCOUNT(4);

    private final int code;

    Unit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

package org.tandem.analytics.count;

/** What is counted once. The codes are in the tables. */
public enum Unit {

    /** Each time that sales worked on a lead. */
    ATTEMPT(0),
    /** All ids of one person. */
    PERSON(1),
    /** All persons of one company; nothing on the stream says yet who they are. */
    ACCOUNT(2),
    /** A person in the webinars of one campaign. */
    WEBINAR_MEMBER(3);

    private final int code;

    Unit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

package org.tandem.analytics.measure;

/** Why there is no figure. */
public enum Undefined {

    /** Nobody entered in the period. */
    NOBODY_ENTERED("nobody-entered"),
    /** Nobody has had the time that a member is given. */
    OPEN("open"),
    /** The step before was passed, but nobody recorded when. */
    NOT_RECORDED("not-recorded"),
    /** Who reached the step are not a part of who entered: a ratio, without an interval. */
    NOT_A_SHARE("not-a-share"),
    /** Nothing was said of it. */
    NOBODY_REACHED("nobody-reached"),
    /** No lead on this stream has an account. */
    ACCOUNT_NOT_KNOWN("account-not-known");

    private final String code;

    Undefined(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

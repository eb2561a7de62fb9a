package org.tandem.feedback.verdict;

/**
 * Where a lead came from, by its first capture.
 *
 * @param source   such as {@code web-form}; null if it is not known
 * @param campaign null if there was none
 */
public record Origin(String source, String campaign) {

    public static final Origin UNKNOWN = new Origin(null, null);
}

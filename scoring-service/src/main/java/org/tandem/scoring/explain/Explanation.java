package org.tandem.scoring.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A score with all that it is made of, as of a moment.
 *
 * @param asOf           the moment it holds for
 * @param cell           both grades, such as {@code A1}
 * @param disqualifiedBy why the lead cannot be qualified; empty if it can
 * @param handRaisedUntil until when asking for sales qualifies it; null if it did not ask
 * @param returnedAt     when sales last gave the lead back, lost or won it: engagement counts from then on; null if it never did
 * @param standing       what the stream last said of the lead; null of a past moment, and where nothing was said
 * @param nextChangeAt   when time alone will next change the cell or the qualification; null of a past moment, and if never
 * @param complete       false where a lead did so much that only the latest is listed; the points are exact all the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Score", description = "What a lead scores, and why")
public record Explanation(UUID leadId, Instant asOf, String model,
                          @Schema(description = "Of the model that judged: the one in force now, of a past moment too. What was"
                                  + " said then names on the stream the version that said it") int modelVersion,
                          String cell, Fit fit, Engagement engagement, List<Reason> disqualifiedBy, Instant handRaisedUntil,
                          Instant returnedAt, Said standing, Instant nextChangeAt, boolean complete) {

    /** Something in words: a key for translations, and plain English. */
    @Schema(description = "Something in words")
    public record Reason(@Schema(examples = "student") String code,
                         @Schema(description = "Key of the text for translations", examples = "scoring.disqualifier.student") String key,
                         @Schema(examples = "Is a student or an intern") String text) {

        public static Reason of(String kind, String code, String text) {
            return new Reason(code, "scoring." + kind + "." + code, text);
        }
    }

    /** What the lead is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "What the lead is: the sum of the rules that hold, within 0 and 100")
    public record Fit(int points, String grade, @Schema(description = "On the ladder F to A+, if the model uses it") String letter,
                      List<RulePoints> rules) {
    }

    /** Points of one rule. */
    @Schema(description = "A rule that holds, and its points")
    public record RulePoints(Reason rule, int points) {
    }

    /** What the lead did. */
    @Schema(description = "What the lead did: the sum of the groups, within 0 and the model's cap")
    public record Engagement(double points, String grade, int cap, List<Group> groups) {
    }

    /** One group of activities. */
    @Schema(description = "Activities that decay alike and are capped together; negative points are not capped")
    public record Group(Reason group, int halfLifeDays, int cap, double uncapped, double negative, double points,
                        List<Counted> contributions) {
    }

    /** What one activity is worth by one rule. */
    @Schema(description = "What one activity is worth by one rule, newest first")
    public record Counted(Reason rule, UUID eventId, Instant at, int points,
                          @Schema(description = "What is left of the points by now") double left,
                          @Schema(description = "False where others of the same day or about the same asset count instead,"
                                  + " and where sales has been done with the lead since") boolean counted) {
    }

    /** What the stream last said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "What the stream last said of the lead")
    public record Said(Instant asOf, String cell, boolean qualified,
                       @Schema(description = "How many times it became qualified") int qualifications,
                       Instant lastQualifiedAt, @Schema(examples = {"threshold", "hand-raise"}) String why) {
    }
}

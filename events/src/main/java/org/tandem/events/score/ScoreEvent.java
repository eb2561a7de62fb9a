package org.tandem.events.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.List;

/**
 * What a scoring model says of a lead, by what it is (fit) and what it did (engagement). Topic {@code scores}.
 *
 * <p>Everything here depends on what was said before, such as whether a lead is qualified already; so it is folded from
 * this topic and never worked out again. Codes are open: a reader must expect values it does not know.
 *
 * <p>Common to all: {@code model} and {@code modelVersion} say by which contract; {@code asOf} is the moment the score
 * holds for and also the event's time; {@code factsUntil} is when the newest fact behind it was recorded, so that an
 * erasure of these facts covers what was made of them. Both are ISO 8601 in UTC.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ScoreEvent {

    LeadId leadId();

    String asOf();

    String factsUntil();

    /**
     * A lead's score changed noticeably: its cell, whether it is qualified or disqualified, or many points; or a lead that is qualified
     * asked for sales again.
     *
     * @param fitPoints        0 to 100
     * @param fitGrade         {@code A}, {@code B} or {@code C}
     * @param engagementPoints 0 to 100 at {@code asOf}, rounded down; they decay from then on
     * @param engagementGrade  {@code 1}, {@code 2} or {@code 3}
     * @param cell             both grades, such as {@code A1}
     * @param qualified        whether the lead is marketing-qualified from now on
     * @param disqualifiedBy   why it cannot be, such as {@code student}; empty if it can
     * @param returnedAt       when sales had last given the lead back, lost or won it, as far as was known, ISO 8601 in UTC:
     *                         engagement counts from then on; null if it never had
     * @param askedAt          when it last asked for sales since, ISO 8601 in UTC; null if it did not
     */
    record LeadScored(LeadId leadId, String model, int modelVersion, int fitPoints, String fitGrade,
                      int engagementPoints, String engagementGrade, String cell, boolean qualified,
                      List<String> disqualifiedBy, String asOf, String factsUntil, String returnedAt,
                      String askedAt) implements ScoreEvent {
        public LeadScored {
            disqualifiedBy = disqualifiedBy == null ? List.of() : List.copyOf(disqualifiedBy);
        }

        /** Of a lead that sales has not had and that did not ask for it. */
        public LeadScored(LeadId leadId, String model, int modelVersion, int fitPoints, String fitGrade,
                          int engagementPoints, String engagementGrade, String cell, boolean qualified,
                          List<String> disqualifiedBy, String asOf, String factsUntil) {
            this(leadId, model, modelVersion, fitPoints, fitGrade, engagementPoints, engagementGrade, cell, qualified,
                    disqualifiedBy, asOf, factsUntil, null, null);
        }
    }

    /**
     * A lead became marketing-qualified: sales is to answer for it. Once for each time it does.
     *
     * @param qualification how many times it has become so, counted from 1
     * @param why           {@code threshold} or {@code hand-raise}
     */
    record LeadQualified(LeadId leadId, int qualification, String why, String cell, String model, int modelVersion,
                         String asOf, String factsUntil) implements ScoreEvent {
    }

    /** A lead cannot be qualified, whatever its points, for as long as these reasons stand. */
    record LeadDisqualified(LeadId leadId, List<String> reasons, String model, int modelVersion, String asOf,
                            String factsUntil) implements ScoreEvent {
        public LeadDisqualified {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }
    }
}

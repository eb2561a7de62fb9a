package org.tandem.pipeline.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tandem.pipeline.consent.Withdrawals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the inbox and a lead's history answer with. */
public final class InboxViews {

    private InboxViews() {
    }

    /** @param next pass it as {@code cursor} for the next page; absent on the last one */
    @Schema(name = "Inbox", description = "Leads that somebody is to do something about, newest first; those who asked again by when they did")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Entry> leads, String next) {
    }

    /**
     * @param state    {@code assigned}, {@code accepted} or {@code in-opportunity}
     * @param rep      whose it is; absent where it is in a queue
     * @param since    since when it waits in this state
     * @param askedAgainAt when it asked for a demo, a price or a call since, and nobody has been in touch; absent if it did not
     * @param contacts how often somebody tried to reach it in this attempt
     * @param consentWithdrawn what the person took back the permission for: do not contact them; absent if nothing
     * @param disqualifiedBy why scoring says that the person is nothing for sales, such as {@code student}; absent if it does not
     */
    @Schema(name = "InboxEntry", description = "One lead: who, which company, what they did, why the score, since when")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(UUID leadId, String state, int attempt, String rep, String queue, Instant since,
                        @Schema(description = "When the person asked for a demo, a price or a call while somebody had the lead already, and nobody"
                                + " has been in touch since: answer them. Absent if they did not",
                                examples = "2026-11-20T09:30:00Z") Instant askedAgainAt, int contacts,
                        Instant lastContactAt, Who who, Score score, Opportunity opportunity, List<Activity> activities, List<Withdrawal> consentWithdrawn,
                        @Schema(description = "Why scoring says that the person is nothing for sales; absent if it does not",
                                examples = "[\"student\"]") List<String> disqualifiedBy) {

        /** What the order of an inbox goes by. */
        Instant news() {
            return askedAgainAt == null ? since : askedAgainAt;
        }
    }

    /** A permission to be contacted that was taken back. */
    @Schema(name = "ConsentWithdrawn", description = "The person does not want to be contacted: do not call, do not write")
    public record Withdrawal(@Schema(examples = "phone") String purpose, Instant since) {

        /** Null if nothing was taken back. */
        static List<Withdrawal> of(Withdrawals withdrawn) {
            return withdrawn == null ? null : withdrawn.since().entrySet().stream()
                    .map(each -> new Withdrawal(each.getKey(), each.getValue())).toList();
        }
    }

    /** Who it is; what is not known is absent. */
    @Schema(name = "Who")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Who(String name, String jobTitle, String company, String country, String industry, Integer companySize,
                      String source, String campaign) {
    }

    /** @param why what made it qualify: {@code threshold} or {@code hand-raise} */
    @Schema(name = "ScoreInShort")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Score(String cell, Integer fit, Integer engagement, String why, String model, Integer modelVersion) {
    }

    @Schema(name = "OpportunityInShort")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opportunity(UUID opportunityId, String stage, String amount, String currency) {
    }

    /** @param what page, form, message, webinar or asset it was */
    @Schema(name = "ActivityInShort")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Activity(Instant time, String type, String what) {
    }

    /**
     * @param consentWithdrawn what the person took back the permission for; absent if nothing
     * @param askedAgainAt     when it asked for a demo, a price or a call since, and nobody has been in touch; absent if it did not
     */
    @Schema(name = "LeadHistory", description = "Everything sales did with a lead, oldest first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record History(UUID leadId, List<Withdrawal> consentWithdrawn,
                          @Schema(description = "As in the inbox", examples = "2026-11-20T09:30:00Z") Instant askedAgainAt,
                          List<Event> events) {
    }

    /**
     * @param event the fact as it stands on the stream
     * @param note  what somebody wrote with it
     */
    @Schema(name = "HistoryEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(UUID eventId, String type, Instant time,
                        @JsonRawValue @Schema(type = SchemaType.OBJECT) String event,
                        String note) {
    }
}

package org.tandem.leadcapture.activity;

import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarMissed;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.activity.ActivityOutcome.Accepted;
import org.tandem.leadcapture.activity.ActivityOutcome.Refused;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.PossibleTime;
import org.tandem.leadcapture.capture.Text;
import org.tandem.leadcapture.contact.EmailAddress;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides about one fact of a webinar. Whose it is follows from the words that a capture of the person had: the same
 * address, or the same reference of the same sender, is the same lead, and nobody has to be looked up.
 */
public final class WebinarActivity {

    /** A day: whoever is said to have stayed longer was not watching. */
    static final int MOST_MINUTES = 24 * 60;

    private static final String CODE = "Use 1 to 64 letters, digits, dots, underscores or hyphens, beginning with a letter or digit.";

    private final ActivityInput input;
    private final List<FieldError> errors = new ArrayList<>(0);

    private WebinarActivity(ActivityInput input) {
        this.input = input;
    }

    /** @param now when it arrived */
    public static ActivityOutcome decide(ActivityInput input, CaptureContext sender, Identity identity, Instant now) {
        return new WebinarActivity(input).decide(sender, identity, now);
    }

    private ActivityOutcome decide(CaptureContext sender, Identity identity, Instant now) {
        LeadId lead = who(sender, identity);
        isCode("webinar", input.webinar(), true);
        isCode("campaign", input.campaign(), false);
        Instant time = input.occurredAt() == null ? now : input.occurredAt();
        PossibleTime.flaw("occurredAt", time, now).ifPresent(errors::add);
        String campaign = input.campaign() == null ? sender.defaultCampaign() : input.campaign();
        ActivityOutcome outcome = switch (input.activity() == null ? "" : input.activity()) {
            case "invited" -> new Accepted<>(lead, time, EventTypes.WEBINAR_INVITED,
                    new WebinarInvited(lead, input.webinar(), campaign));
            case "registered" -> new Accepted<>(lead, time, EventTypes.WEBINAR_REGISTERED,
                    new WebinarRegistered(lead, input.webinar(), campaign));
            case "attended" -> attended(lead, time, campaign);
            case "missed" -> new Accepted<>(lead, time, EventTypes.WEBINAR_MISSED,
                    new WebinarMissed(lead, input.webinar(), campaign));
            default -> {
                wrong("activity", "unknown-activity", "Write invited, registered, attended or missed.");
                yield null;
            }
        };
        return errors.isEmpty() ? outcome : new Refused(errors, lead);
    }

    private ActivityOutcome attended(LeadId lead, Instant time, String campaign) {
        Integer minutes = minutes("minutes", input.minutes(), 0);
        Integer scheduled = minutes("scheduledMinutes", input.scheduledMinutes(), 1);
        if (input.minutes() == null) {
            wrong("minutes", "missing", "Say how many minutes they stayed.");
        }
        return minutes == null ? null : new Accepted<>(lead, time, EventTypes.WEBINAR_ATTENDED,
                new WebinarAttended(lead, input.webinar(), campaign, minutes, scheduled));
    }

    /** Null where it cannot be said; then there is an error. */
    private LeadId who(CaptureContext sender, Identity identity) {
        EmailAddress email = EmailAddress.parse(input.email()).orElse(null);
        if (input.email() != null && email == null) {
            wrong("email", "not-an-email", "Send one address, such as name@example.com.");
            return null;
        }
        String ref = input.externalRef();
        if (ref != null && !Text.isReference(ref)) {
            wrong("externalRef", "not-a-reference", "Use 1 to 128 letters, digits and . _ : / - and no e-mail address.");
        }
        if (email != null && !email.isRole()) {
            return identity.byEmail(email.key());
        }
        if (ref != null) {
            return identity.byProvider(sender.sender(), ref);
        }
        wrong(email == null ? null : "email", "nobody", "Send a person's own address, or what you call the person in externalRef.");
        return null;
    }

    private void isCode(String field, String text, boolean required) {
        if (text == null && required) {
            wrong(field, "missing", "This field is required.");
        } else if (text != null && !Text.isCode(text)) {
            wrong(field, "not-a-code", CODE);
        }
    }

    private Integer minutes(String field, String text, int least) {
        if (text == null) {
            return null;
        }
        boolean isNumber = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int minutes = isNumber ? Integer.parseInt(text) : -1;
        if (minutes < least || minutes > MOST_MINUTES) {
            wrong(field, "not-minutes", "Send a whole number from " + least + " to " + MOST_MINUTES + ".");
            return null;
        }
        return minutes;
    }

    private void wrong(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}

package org.tandem.events.activity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Utm;

import java.util.UUID;

/**
 * What people did. Topic {@code activities}: allow-listed fields only; addresses of pages carry neither query nor
 * fragment.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ActivityEvent {

    LeadId leadId();

    /** A page was viewed. */
    record PageViewed(LeadId leadId, String page, String referrer, Utm utm) implements ActivityEvent {
    }

    /** A form was submitted; the capture it belongs to carries what was said. */
    record FormSubmitted(LeadId leadId, UUID captureId, String form, String campaign, String page, String referrer,
                         Utm utm) implements ActivityEvent {
    }

    /** An e-mail was opened. {@code human} is false where a scanner is more likely than a person. */
    record EmailOpened(LeadId leadId, String campaign, String message, boolean human) implements ActivityEvent {
    }

    /** A link in an e-mail was followed. */
    record EmailClicked(LeadId leadId, String campaign, String message, String link, boolean human) implements ActivityEvent {
    }

    /** Somebody was asked to a webinar. */
    record WebinarInvited(LeadId leadId, String webinar, String campaign) implements ActivityEvent {
    }

    /** Somebody said they would come. */
    record WebinarRegistered(LeadId leadId, String webinar, String campaign) implements ActivityEvent {
    }

    /** Somebody came, for {@code minutes} of {@code scheduledMinutes}. */
    record WebinarAttended(LeadId leadId, String webinar, String campaign, int minutes, Integer scheduledMinutes)
            implements ActivityEvent {
    }

    /** Somebody who registered did not come. */
    record WebinarMissed(LeadId leadId, String webinar, String campaign) implements ActivityEvent {
    }

    /** A piece of content was downloaded. */
    record AssetDownloaded(LeadId leadId, String asset, String campaign) implements ActivityEvent {
    }

    /** Anything else a company tracks, by its own code. */
    record CustomActivity(LeadId leadId, String name, String campaign) implements ActivityEvent {
    }
}

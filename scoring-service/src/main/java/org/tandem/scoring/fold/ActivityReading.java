package org.tandem.scoring.fold;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.activity.ActivityEvent.CustomActivity;
import org.tandem.events.activity.ActivityEvent.EmailClicked;
import org.tandem.events.activity.ActivityEvent.EmailOpened;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.activity.ActivityEvent.PageViewed;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarMissed;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.lead.Consent;
import org.tandem.scoring.engagement.Activity;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Counting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Reads events as activities. Moments are as fine as the tables keep them: what is compared here must compare there alike. */
final class ActivityReading {

    private static final int MOST_KEY = 200;

    private ActivityReading() {
    }

    /** Empty where a machine did it, or where it is a kind of activity this version does not know. */
    static Optional<Activity> of(Envelope<?> event, ActivityEvent activity) {
        if (activity instanceof PageViewed viewed) {
            return made(event, Counting.PAGE_VIEWED, null, viewed.page(), null);
        } else if (activity instanceof FormSubmitted submitted) {
            return made(event, "form.submitted", submitted.form(), null, null);
        } else if (activity instanceof EmailOpened opened) {
            return opened.human() ? made(event, "email.opened", opened.message(), null, null) : Optional.empty();
        } else if (activity instanceof EmailClicked clicked) {
            return clicked.human() ? made(event, "email.clicked", clicked.message(), null, null) : Optional.empty();
        } else if (activity instanceof WebinarInvited invited) {
            return made(event, "webinar.invited", invited.webinar(), null, null);
        } else if (activity instanceof WebinarRegistered registered) {
            return made(event, "webinar.registered", registered.webinar(), null, null);
        } else if (activity instanceof WebinarAttended attended) {
            return made(event, "webinar.attended", attended.webinar(), null, percent(attended));
        } else if (activity instanceof WebinarMissed missed) {
            return made(event, "webinar.missed", missed.webinar(), null, null);
        } else if (activity instanceof AssetDownloaded downloaded) {
            return made(event, "asset.downloaded", downloaded.asset(), null, null);
        } else if (activity instanceof CustomActivity custom) {
            return made(event, "activity.custom", custom.name(), null, null);
        }
        return Optional.empty();
    }

    /** Withdrawing a permission is something a lead did. */
    static Optional<Activity> of(Envelope<?> event, Consent consent) {
        return consent != null && "withdrawn".equals(consent.status())
                ? made(event, "consent.withdrawn", consent.purpose(), null, null) : Optional.empty();
    }

    static Fact fact(Envelope<?> event) {
        String hash = event.contentHash();
        return new Fact(event.id(), new UUID(Long.parseUnsignedLong(hash, 0, 16, 16), Long.parseUnsignedLong(hash, 16, 32, 16)));
    }

    static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Activity> made(Envelope<?> event, String type, String about, String page, Integer percent) {
        String key = about == null || about.length() <= MOST_KEY ? about : about.substring(0, MOST_KEY);
        return Optional.of(new Activity(type, key, page, percent, micros(event.time()), micros(event.recordedTime()), fact(event)));
    }

    private static Integer percent(WebinarAttended attended) {
        Integer scheduled = attended.scheduledMinutes();
        return scheduled == null || scheduled <= 0 ? null : (int) Math.min(100, 100L * attended.minutes() / scheduled);
    }
}

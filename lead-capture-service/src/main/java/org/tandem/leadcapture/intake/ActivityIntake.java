package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.activity.ActivityInput;
import org.tandem.leadcapture.activity.ActivityOutcome;
import org.tandem.leadcapture.activity.WebinarActivity;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.History;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.FieldError;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Takes many activities in at once, each under its sender's own id. Nothing is looked up: a repeat that this process does
 * not remember is published again under the id it had, and whoever folds it leaves it out.
 */
@ApplicationScoped
public class ActivityIntake {

    /** Not an id that a capture of the same words could have. */
    private static final String PART = "told-activity";

    private final Identity identity;
    private final ContentHash contentHash;
    private final CaptureEvents events;
    private final Publisher publisher;
    private final StreamService stream;
    private final RecentCaptures recent;
    private final Refusals refusals;
    private final Clock clock = Clock.systemUTC();

    ActivityIntake(Identity identity, CaptureEvents events, Publisher publisher, StreamService stream, RecentCaptures recent,
                   Refusals refusals) {
        this.identity = identity;
        this.contentHash = new ContentHash(identity);
        this.events = events;
        this.publisher = publisher;
        this.stream = stream;
        this.recent = recent;
        this.refusals = refusals;
    }

    /**
     * What somebody told of somebody.
     *
     * @param submission what it is kept as if it is refused, and the sender's own id of it
     * @param unreadable what of it could not be read; empty if everything could
     */
    public record Told(Submission submission, ActivityInput input, List<FieldError> unreadable) {
    }

    /** Whether facts may be written. */
    public boolean isReady() {
        return stream.isWritable();
    }

    /**
     * @param history which of them tell of the past, so that they alone make nobody sales'
     * @return an outcome for each, in this order
     * @throws Publisher.Unavailable if not all are acknowledged; they may all be sent again
     */
    public List<Taken> take(List<Told> told, History history) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RowWindow window = new RowWindow(told.size(), publisher, recent, refusals);
        try {
            for (int place = 0; place < told.size(); place++) {
                add(window, place, told.get(place), history, now);
            }
            window.publish();
            return window.outcomes();
        } catch (RuntimeException e) {
            window.abandon(e);
            throw e;
        }
    }

    private void add(RowWindow window, int place, Told told, History history, Instant now) {
        Submission submission = told.submission();
        if (!told.unreadable().isEmpty()) {
            window.refuse(place, submission, told.unreadable(), null);
            return;
        }
        ActivityOutcome outcome = WebinarActivity.decide(told.input(), submission.context(), identity, now);
        if (outcome instanceof ActivityOutcome.Refused no) {
            window.refuse(place, submission, no.errors(), no.leadId());
        } else if (outcome instanceof ActivityOutcome.Accepted<?> activity) {
            UUID eventId = Identity.part(identity.sender(submission.sender()).eventOf(submission.idempotencyKey()), PART);
            String hash = contentHash.of(canonical(told.input()), submission.sender(), null);
            window.add(place, submission, activity.leadId(), eventId, hash, List.of(events.of(eventId, activity,
                    history.covers(told.input().occurredAt(), now), hash, now)));
        }
    }

    /** What tells one content from another: every word that was sent, in the form that captures have. */
    private static LeadInput canonical(ActivityInput input) {
        LeadInput.Builder all = LeadInput.builder();
        put(all, Field.EMAIL, input.email());
        put(all, Field.EXTERNAL_REF, input.externalRef());
        put(all, Field.CAMPAIGN, input.campaign());
        put(all, Field.OCCURRED_AT, input.occurredAt() == null ? null : input.occurredAt().toString());
        property(all, "activity", input.activity());
        property(all, "webinar", input.webinar());
        property(all, "minutes", input.minutes());
        property(all, "scheduledMinutes", input.scheduledMinutes());
        return all.build();
    }

    private static void put(LeadInput.Builder all, Field field, String text) {
        if (text != null) {
            all.put(field, text);
        }
    }

    private static void property(LeadInput.Builder all, String name, String text) {
        if (text != null) {
            all.property(name, text);
        }
    }
}

package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.activity.ActivityInput;
import org.tandem.leadcapture.activity.ActivityOutcome;
import org.tandem.leadcapture.activity.WebinarActivity;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.History;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.intake.RowIntake.Taken;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.FieldError;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
        Window window = new Window(told.size(), history, clock.instant().truncatedTo(ChronoUnit.MICROS));
        for (int place = 0; place < told.size(); place++) {
            window.decide(place, told.get(place));
        }
        return window.finish();
    }

    private record Fresh(int place, LeadId leadId, UUID eventId, RecentCaptures.Recent mine, ProducerRecord<byte[], byte[]> record) {
    }

    private final class Window {
        private final History history;
        private final Instant now;
        private final Taken[] taken;
        private final List<Fresh> fresh = new ArrayList<>();
        private final List<CompletableFuture<CaptureAnswer>> awaited = new ArrayList<>();
        private final Map<Integer, CompletableFuture<Boolean>> refused = new TreeMap<>();
        private final Map<Integer, List<FieldError>> errors = new TreeMap<>();

        Window(int size, History history, Instant now) {
            this.history = history;
            this.now = now;
            this.taken = new Taken[size];
        }

        void decide(int place, Told told) {
            Submission submission = told.submission();
            if (!told.unreadable().isEmpty()) {
                refuse(place, submission, told.unreadable(), null);
                return;
            }
            ActivityOutcome outcome = WebinarActivity.decide(told.input(), submission.context(), identity, now);
            if (outcome instanceof ActivityOutcome.Refused no) {
                refuse(place, submission, no.errors(), no.leadId());
            } else if (outcome instanceof ActivityOutcome.Accepted<?> yes) {
                publish(place, told, yes);
            }
        }

        private void publish(int place, Told told, ActivityOutcome.Accepted<?> activity) {
            Submission submission = told.submission();
            UUID eventId = Identity.part(identity.sender(submission.sender()).eventOf(submission.idempotencyKey()), PART);
            String hash = contentHash.of(canonical(told.input()), submission.sender(), null);
            RecentCaptures.Recent mine = new RecentCaptures.Recent(hash, new CompletableFuture<>());
            RecentCaptures.Recent first = recent.remember(eventId, mine);
            if (first == null) {
                fresh.add(new Fresh(place, activity.leadId(), eventId, mine, events.of(eventId, activity,
                        history.covers(told.input().occurredAt(), now), hash, now)));
            } else if (first.contentHash().equals(hash)) {
                awaited.add(first.answer());
                taken[place] = new Taken.Duplicate(activity.leadId(), eventId);
            } else {
                refuse(place, submission, List.of(new FieldError(null, "already-used",
                        "Another content came under this row's key before.")), activity.leadId());
            }
        }

        private void refuse(int place, Submission submission, List<FieldError> why, LeadId leadId) {
            errors.put(place, why);
            refused.put(place, submission.body().length > RowIntake.MOST_KEPT ? CompletableFuture.completedFuture(false)
                    : refusals.keep(submission, why, leadId).toCompletableFuture());
        }

        List<Taken> finish() {
            try {
                publisher.publishAndAwait(fresh.stream().map(Fresh::record).toList());
            } catch (Publisher.Unavailable e) {
                fresh.forEach(one -> {
                    recent.forget(one.eventId(), one.mine());
                    one.mine().answer().completeExceptionally(e);
                });
                throw e;
            }
            fresh.forEach(one -> {
                one.mine().answer().complete(new CaptureAnswer(one.leadId().value(), one.eventId()));
                taken[one.place()] = new Taken.Accepted(one.leadId(), one.eventId());
            });
            try {
                awaited.forEach(CompletableFuture::join);
                refused.forEach((place, kept) -> taken[place] = new Taken.Refused(errors.get(place), kept.join()));
            } catch (CompletionException e) {
                throw e.getCause() instanceof Publisher.Unavailable unavailable ? unavailable : e;
            }
            return List.of(taken);
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

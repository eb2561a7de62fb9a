package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.capture.Capture;
import org.tandem.leadcapture.capture.CaptureOutcome;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.History;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.FieldError;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Takes many submissions in at once, each under its sender's own id: decides, leaves out what is on the stream already,
 * publishes the rest together, and says what became of each when the broker has acknowledged.
 */
@ApplicationScoped
public class RowIntake {

    /** Longest payload that is kept where it was refused. */
    static final int MOST_KEPT = 64 * 1024;

    private final Identity identity;
    private final ContentHash contentHash;
    private final CaptureEvents events;
    private final Publisher publisher;
    private final StreamService stream;
    private final RecentCaptures recent;
    private final Refusals refusals;
    private final Clock clock = Clock.systemUTC();
    private final Counter accepted;
    private final Counter repeated;

    RowIntake(Identity identity, CaptureEvents events, Publisher publisher, StreamService stream, RecentCaptures recent,
              Refusals refusals, MeterRegistry metrics) {
        this.identity = identity;
        this.contentHash = new ContentHash(identity);
        this.events = events;
        this.publisher = publisher;
        this.stream = stream;
        this.recent = recent;
        this.refusals = refusals;
        this.accepted = Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", "accepted").register(metrics);
        this.repeated = Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", "repeated").register(metrics);
    }

    /** What became of a submission. */
    public sealed interface Taken {

        record Accepted(LeadId leadId, UUID eventId) implements Taken {
        }

        record Duplicate(LeadId leadId, UUID eventId) implements Taken {
        }

        /** @param kept whether it can be found among the rejected captures */
        record Refused(List<FieldError> errors, boolean kept) implements Taken {
        }
    }

    /** Which contents of some captures, as hex, are in the tables; asked once for all. */
    public interface Known {
        Map<UUID, Set<String>> among(Collection<UUID> captureIds);
    }

    /** A submission that is neither known nor refused. */
    private record Fresh(int place, CaptureOutcome.Accepted capture, RecentCaptures.Recent mine,
                         List<ProducerRecord<byte[], byte[]>> records) {
    }

    /** Whether facts may be written. */
    public boolean isReady() {
        return stream.isWritable();
    }

    /**
     * @param submissions each with a sender's own id; an outcome for each, in this order
     * @throws Publisher.Unavailable if not all are acknowledged: those that are will be duplicates next time
     */
    public List<Taken> take(List<Submission> submissions, History history, Known known) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Window window = new Window(submissions);
        Map<Integer, CaptureOutcome.Accepted> decided = window.decide(history, now);
        Map<UUID, Set<String>> there = decided.isEmpty() ? Map.of() : known.among(
                decided.values().stream().map(CaptureOutcome.Accepted::captureId).collect(Collectors.toSet()));
        decided.forEach((place, capture) -> window.sort(place, capture, there.getOrDefault(capture.captureId(), Set.of()), now));
        return window.finish();
    }

    private final class Window {
        private final List<Submission> submissions;
        private final Taken[] taken;
        private final List<Fresh> fresh = new ArrayList<>();
        private final Map<Integer, CompletableFuture<CaptureAnswer>> awaited = new TreeMap<>();
        private final Map<Integer, CompletableFuture<Boolean>> refused = new TreeMap<>();
        private final Map<Integer, List<FieldError>> errors = new TreeMap<>();

        Window(List<Submission> submissions) {
            this.submissions = submissions;
            this.taken = new Taken[submissions.size()];
        }

        Map<Integer, CaptureOutcome.Accepted> decide(History history, Instant now) {
            Map<Integer, CaptureOutcome.Accepted> decided = new TreeMap<>();
            for (int place = 0; place < submissions.size(); place++) {
                Submission submission = submissions.get(place);
                if (submission.reading() instanceof Reading.Unreadable unreadable) {
                    refuse(place, unreadable.errors(), null);
                    continue;
                }
                CaptureOutcome outcome = Capture.decide(((Reading.Read) submission.reading()).input(), submission.context(),
                        identity.sender(submission.sender()).eventOf(submission.idempotencyKey()), identity, now, history);
                if (outcome instanceof CaptureOutcome.Refused no) {
                    refuse(place, no.errors(), no.leadId());
                } else {
                    decided.put(place, (CaptureOutcome.Accepted) outcome);
                }
            }
            return decided;
        }

        void sort(int place, CaptureOutcome.Accepted capture, Set<String> contentsThere, Instant now) {
            Submission submission = submissions.get(place);
            String hash = contentHash.of(((Reading.Read) submission.reading()).input(), submission.sender(), null);
            if (!contentsThere.isEmpty()) {
                again(place, capture, contentsThere.contains(hash));
                return;
            }
            RecentCaptures.Recent mine = new RecentCaptures.Recent(hash, new CompletableFuture<>());
            RecentCaptures.Recent first = recent.remember(capture.captureId(), mine);
            if (first == null) {
                fresh.add(new Fresh(place, capture, mine, events.of(capture, hash, now)));
            } else if (first.contentHash().equals(hash)) {
                awaited.put(place, first.answer());
                taken[place] = new Taken.Duplicate(capture.leadId(), capture.captureId());
            } else {
                again(place, capture, false);
            }
        }

        private void again(int place, CaptureOutcome.Accepted capture, boolean same) {
            if (same) {
                taken[place] = new Taken.Duplicate(capture.leadId(), capture.captureId());
            } else {
                refuse(place, List.of(new FieldError(null, "already-used", "Another content came under this row's key before.")),
                        capture.leadId());
            }
        }

        private void refuse(int place, List<FieldError> why, LeadId leadId) {
            Submission submission = submissions.get(place);
            errors.put(place, why);
            refused.put(place, submission.body().length > MOST_KEPT ? CompletableFuture.completedFuture(false)
                    : refusals.keep(submission, why, leadId).toCompletableFuture());
        }

        List<Taken> finish() {
            try {
                publisher.publishAndAwait(fresh.stream().flatMap(one -> one.records().stream()).toList());
            } catch (Publisher.Unavailable e) {
                fresh.forEach(one -> {
                    recent.forget(one.capture().captureId(), one.mine());
                    one.mine().answer().completeExceptionally(e);
                });
                throw e;
            }
            fresh.forEach(one -> {
                LeadId leadId = one.capture().leadId();
                one.mine().answer().complete(new CaptureAnswer(leadId.value(), one.capture().captureId()));
                taken[one.place()] = new Taken.Accepted(leadId, one.capture().captureId());
            });
            accepted.increment(fresh.size());
            try {
                awaited.values().forEach(CompletableFuture::join);
                refused.forEach((place, kept) -> taken[place] = new Taken.Refused(errors.get(place), kept.join()));
            } catch (CompletionException e) {
                throw e.getCause() instanceof Publisher.Unavailable unavailable ? unavailable : e;
            }
            for (Taken one : taken) {
                if (one instanceof Taken.Duplicate) {
                    repeated.increment();
                }
            }
            return List.of(taken);
        }
    }
}

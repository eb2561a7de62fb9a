package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.capture.Capture;
import org.tandem.leadcapture.capture.CaptureOutcome;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.History;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes many submissions in at once, each under its sender's own id: decides, leaves out what is on the stream already,
 * publishes the rest together, and says what became of each when the broker has acknowledged.
 */
@ApplicationScoped
public class RowIntake {

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

    /** Which contents of some captures, as hex, are in the tables, and whether with all their parts; asked once for all. */
    public interface Known {
        Map<UUID, Map<String, Boolean>> among(Collection<UUID> captureIds);
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
        RowWindow window = new RowWindow(submissions.size(), publisher, recent, refusals);
        List<Taken> taken;
        try {
            add(window, submissions, history, known, clock.instant().truncatedTo(ChronoUnit.MICROS));
            accepted.increment(window.publish());
            taken = window.outcomes();
        } catch (RuntimeException e) {
            window.abandon(e);
            throw e;
        }
        repeated.increment(taken.stream().filter(Taken.Duplicate.class::isInstance).count());
        return taken;
    }

    private void add(RowWindow window, List<Submission> submissions, History history, Known known, Instant now) {
        Map<Integer, CaptureOutcome.Accepted> decided = decide(window, submissions, history, now);
        Map<UUID, Map<String, Boolean>> there = decided.isEmpty() ? Map.of() : known.among(
                decided.values().stream().map(CaptureOutcome.Accepted::captureId).collect(Collectors.toSet()));
        decided.forEach((place, capture) -> {
            Submission submission = submissions.get(place);
            String hash = contentHash.of(((Reading.Read) submission.reading()).input(), submission.sender(), null);
            Map<String, Boolean> contents = there.getOrDefault(capture.captureId(), Map.of());
            // What broke off between its parts is written again under the ids it had: whoever folds it takes what was missing.
            if (contents.isEmpty() || Boolean.FALSE.equals(contents.get(hash))) {
                window.add(place, submission, capture.leadId(), capture.captureId(), hash, events.of(capture, hash, now));
            } else {
                window.again(place, submission, capture.leadId(), capture.captureId(), contents.containsKey(hash));
            }
        });
    }

    /** Those that say something, by their place. */
    private Map<Integer, CaptureOutcome.Accepted> decide(RowWindow window, List<Submission> submissions, History history,
                                                         Instant now) {
        Map<Integer, CaptureOutcome.Accepted> decided = new TreeMap<>();
        for (int place = 0; place < submissions.size(); place++) {
            Submission submission = submissions.get(place);
            if (submission.reading() instanceof Reading.Unreadable unreadable) {
                window.refuse(place, submission, unreadable.errors(), null);
                continue;
            }
            CaptureOutcome outcome = Capture.decide(((Reading.Read) submission.reading()).input(), submission.context(),
                    identity.sender(submission.sender()).eventOf(submission.idempotencyKey()), identity, now, history);
            if (outcome instanceof CaptureOutcome.Refused no) {
                window.refuse(place, submission, no.errors(), null);
            } else {
                decided.put(place, (CaptureOutcome.Accepted) outcome);
            }
        }
        return decided;
    }
}

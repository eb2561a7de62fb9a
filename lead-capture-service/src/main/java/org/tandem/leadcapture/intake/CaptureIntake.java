package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.resteasy.reactive.RestResponse;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.capture.Capture;
import org.tandem.leadcapture.capture.CaptureOutcome;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.FieldError;
import org.tandem.rest.problem.Problem;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes a submission in: decides in memory, publishes, answers when the broker has acknowledged. No database and no
 * look-up on this path, so that it is as fast with ten million known leads as with none.
 */
@ApplicationScoped
public class CaptureIntake {

    private static final int LONGEST_KEY = 200;

    private final Identity identity;
    /** Senders and forms by name; there are as many as are configured. */
    private final Map<String, Identity.Sender> senders = new ConcurrentHashMap<>();
    private final ContentHash contentHash;
    private final CaptureEvents events;
    private final Publisher publisher;
    private final StreamService stream;
    private final RecentCaptures recent;
    private final Refusals refusals;
    private final Answers answers;
    private final String retryAfterSeconds;
    private final Clock clock = Clock.systemUTC();
    private final Counter accepted;
    private final Counter repeated;
    private final Counter conflicting;
    private final Counter unavailable;

    CaptureIntake(Identity identity, CaptureEvents events, Publisher publisher, StreamService stream,
                  RecentCaptures recent, Refusals refusals, Answers answers, CaptureConfig config,
                  MeterRegistry metrics) {
        this.identity = identity;
        this.contentHash = new ContentHash(identity);
        this.events = events;
        this.publisher = publisher;
        this.stream = stream;
        this.recent = recent;
        this.refusals = refusals;
        this.answers = answers;
        this.retryAfterSeconds = String.valueOf(Math.max(1, config.retryAfter().toSeconds()));
        this.accepted = outcome(metrics, "accepted");
        this.repeated = outcome(metrics, "repeated");
        this.conflicting = outcome(metrics, "conflict");
        this.unavailable = outcome(metrics, "unavailable");
    }

    /** @return 202 with both ids, 400 or 409 with the reason, or 503 when the broker has not acknowledged */
    public CompletionStage<RestResponse<byte[]>> take(Submission submission) {
        if (!stream.isWritable()) {
            return CompletableFuture.completedFuture(unavailable());
        }
        String key = submission.idempotencyKey();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return refuse(submission, List.of(new FieldError("Idempotency-Key", "wrong-length",
                    "The idempotency key must have 1 to " + LONGEST_KEY + " characters")));
        }
        if (submission.reading() instanceof Reading.Unreadable unreadable) {
            return refuse(submission, unreadable.errors());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LeadInput input = ((Reading.Read) submission.reading()).input();
        UUID captureId = key == null
                ? TimeOrderedIds.at(now.toEpochMilli()) : senders.computeIfAbsent(submission.keysOf(), identity::sender).eventOf(key);
        CaptureOutcome outcome = Capture.decide(input, submission.context(), captureId, identity, now);
        if (outcome instanceof CaptureOutcome.Refused refused) {
            return refuse(submission, refused.errors());
        }
        CaptureOutcome.Accepted capture = (CaptureOutcome.Accepted) outcome;
        String hash = contentHash.of(input, submission.sender(), submission.context().form());
        List<ProducerRecord<byte[], byte[]>> records = events.of(capture, hash, now);
        CaptureAnswer answer = new CaptureAnswer(capture.leadId().value(), captureId);
        if (key == null) {
            return publisher.publish(records).handle((done, failure) -> answer(answer, failure));
        }
        return takeOnce(submission, capture, hash, records, answer);
    }

    private CompletionStage<RestResponse<byte[]>> takeOnce(Submission submission, CaptureOutcome.Accepted capture, String hash,
                                               List<ProducerRecord<byte[], byte[]>> records, CaptureAnswer answer) {
        RecentCaptures.Recent mine = new RecentCaptures.Recent(hash);
        RecentCaptures.Recent first = recent.remember(capture.captureId(), mine);
        if (first == null) {
            return publisher.publish(records).handle((done, failure) -> {
                if (failure == null) {
                    mine.complete(answer);
                } else {
                    recent.forget(capture.captureId(), mine);
                    mine.completeExceptionally(failure);
                }
                return answer(answer, failure);
            });
        }
        if (!first.says(mine)) {
            conflicting.increment();
            return refusals.keep(submission, List.of(new FieldError("Idempotency-Key", "already-used",
                            "This idempotency key was used for another content")), capture.leadId())
                    .handle((done, failure) -> failure == null ? conflict(submission) : unavailable());
        }
        repeated.increment();
        return first.handle((same, failure) -> failure == null
                ? answers.repeated(same) : unavailable());
    }

    private RestResponse<byte[]> answer(CaptureAnswer answer, Throwable failure) {
        if (failure != null) {
            return unavailable();
        }
        accepted.increment();
        return answers.accepted(answer);
    }

    /** A refusal is answered when it is kept, if it is to be: otherwise the sender would correct what nobody can find. */
    private CompletionStage<RestResponse<byte[]>> refuse(Submission submission, List<FieldError> errors) {
        return refusals.keep(submission, errors, null).handle((done, failure) ->
                failure == null ? answers.problem(Problem.invalidInput(errors)) : unavailable());
    }

    private RestResponse<byte[]> unavailable() {
        unavailable.increment();
        return answers.unavailable(retryAfterSeconds);
    }

    private RestResponse<byte[]> conflict(Submission submission) {
        return answers.problem(submission.correction() ? Problem.of(409, "conflict", "Another correction of the same came before",
                "Look at the lead that came of it") : Problem.of(409, "conflict", "This idempotency key was used for another content",
                "Use a new key for a new capture; what you sent is kept among the rejected captures"));
    }

    private static Counter outcome(MeterRegistry metrics, String outcome) {
        return Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", outcome).register(metrics);
    }
}

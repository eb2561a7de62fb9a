package org.tandem.leadcapture.intake;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.rejected.RejectedCaptureEvent;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.leadcapture.capture.Capture;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.projection.publish.Publisher;
import org.tandem.rest.problem.FieldError;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what known senders sent and was refused, so that it can be found, corrected and sent again. A sender that is
 * refused more often than anybody could correct is only counted.
 */
@ApplicationScoped
class Refusals {

    private final Identity identity;
    private final ContentHash contentHash;
    private final CaptureEvents events;
    private final Publisher publisher;
    private final int perMinute;
    private final Map<String, Bucket> allowances = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final Counter kept;
    private final Counter onlyCounted;

    Refusals(Identity identity, CaptureEvents events, Publisher publisher, CaptureConfig config, MeterRegistry metrics) {
        this.identity = identity;
        this.contentHash = new ContentHash(identity);
        this.events = events;
        this.publisher = publisher;
        this.perMinute = config.keptRefusalsPerMinute();
        this.kept = outcome(metrics, "refused");
        this.onlyCounted = outcome(metrics, "refused-not-kept");
    }

    /**
     * A correction is only counted: what it corrects is kept until one is taken, and two that are kept would become two leads.
     *
     * @param leadId whom it is about, if that was decided; null for whom what could be read of it is about
     * @return whether it is kept, when it is on the stream, or was only counted; fails with {@link Publisher.Unavailable}
     */
    CompletionStage<Boolean> keep(Submission submission, List<FieldError> errors, LeadId leadId) {
        if (submission.correction() || !allowances.computeIfAbsent(submission.sender(), this::allowance).tryConsume(1)) {
            onlyCounted.increment();
            return CompletableFuture.completedFuture(false);
        }
        kept.increment();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String hash = contentHash.ofBytes(submission.body(), submission.sender(), submission.endpoint());
        // Of the content: the same input refused twice is one refusal, two contents are two.
        CaptureRejected rejected = rejected(submission, errors, leadId != null ? leadId
                : Capture.whose(submission.reading(), submission.context(), identity).orElse(null), hash);
        return publisher.publish(events.of(rejected, errors.stream().map(FieldError::code).distinct().toList(), hash, now))
                .thenApply(done -> true);
    }

    private CaptureRejected rejected(Submission submission, List<FieldError> errors, LeadId leadId, String hash) {
        String text = utf8(submission.body());
        return new CaptureRejected(Uuid5.of(identity.namespace(), "refused:" + hash), submission.sender(),
                submission.endpoint(), submission.contentType(),
                text != null ? text : Base64.getEncoder().encodeToString(submission.body()),
                text != null ? "text" : "base64",
                errors.stream().map(error -> new RejectedCaptureEvent.FieldError(error.field(), error.code())).toList(), leadId);
    }

    private Bucket allowance(String sender) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build();
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Counter outcome(MeterRegistry metrics, String outcome) {
        return Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", outcome).register(metrics);
    }
}

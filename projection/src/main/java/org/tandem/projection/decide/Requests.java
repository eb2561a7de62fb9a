package org.tandem.projection.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.topic.Topic;
import org.tandem.projection.await.AppliedWaiter;
import org.tandem.projection.await.BatchWaiter;
import org.tandem.projection.await.FoldedEvents;
import org.tandem.projection.codec.ContentHash;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * How REST asks for a decision and waits for it. One of these in a process, for all who wait. An answer is only given
 * when the broker has acknowledged it.
 */
public final class Requests implements AutoCloseable {

    private static final ObjectReader REFUSAL = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readerFor(RequestRefused.class);

    private final DataSource database;
    private final DecisionStore store;
    private final EventCodec codec;
    private final Partitions partitions;
    private final Publisher publisher;
    private final String source;
    private final Topic topic;
    private final AppliedWaiter folded;
    private final BatchWaiter<DecisionStore.Stored> outcomes;

    /**
     * @param database    connections whose search path is the version's schema
     * @param control     the service's own schema
     * @param source      the CloudEvents {@code source} of the requests
     * @param topic       the service's requests
     * @param mostWaiting how many may wait at once; one more is told at once that its request is pending
     */
    public Requests(DataSource database, String control, EventCodec codec, Partitions partitions, Publisher publisher,
                    String source, Topic topic, int mostWaiting) {
        this.database = database;
        this.store = new DecisionStore(control);
        this.codec = codec;
        this.partitions = partitions;
        this.publisher = publisher;
        this.source = source;
        this.topic = topic;
        this.folded = new AppliedWaiter(new FoldedEvents(database), mostWaiting);
        this.outcomes = new BatchWaiter<>("await-outcomes", this::acknowledged, mostWaiting);
    }

    /**
     * Publishes a request, and waits until it is decided and its outcome is in the log.
     *
     * @param now  the moment of asking
     * @param most how long to wait, for {@code after} and for the decision together
     * @return never fails because of the decision; fails with {@link Publisher.Unavailable} if the broker did not
     *         acknowledge the request, which may then be in the log all the same: 503, and the same id again
     */
    public <D> CompletableFuture<Answer> ask(Ask<D> ask, Instant now, Duration most) {
        long until = System.nanoTime() + most.toNanos();
        if (ask.after() == null) {
            return publish(ask, now, until);
        }
        Context asked = Context.current();
        return folded.await(ask.after(), most).thenCompose(there -> there
                ? publishIn(asked, ask, now, until)
                : CompletableFuture.completedFuture(new Answer.NotFoldedYet(ask.id(), ask.after())));
    }

    /**
     * Publishes requests for whose outcome nobody waits, and waits for the broker's acknowledgement.
     *
     * @param asks without {@code after}
     * @throws Publisher.Unavailable if not all were acknowledged
     */
    public void publishAndAwait(List<Ask<?>> asks, Instant now) {
        publisher.publishAndAwait(asks.stream().<ProducerRecord<byte[], byte[]>>map(ask -> record(ask, now)).toList());
    }

    private <D> ProducerRecord<byte[], byte[]> record(Ask<D> ask, Instant now) {
        ProducerRecord<byte[], byte[]> record = codec.write(topic, partitions.of(ask.about()), ask.about(), new Envelope<>(
                ask.id(), source, ask.type(), ask.about(), now, now, null, null, null, ask.notAfter(), ask.data()));
        record.headers().add(Attribute.CONTENT_HASH, hash(ask, record.value()).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** Of what is asked for and of the data: two requests may say the same of one lead and mean different things. */
    private static String hash(Ask<?> ask, byte[] value) {
        return ContentHash.of((ask.type().wireName() + ContentHash.of(value)).getBytes(StandardCharsets.UTF_8));
    }

    /** Who waited for tables is on another thread, which knows nothing of the caller's trace. */
    private <D> CompletableFuture<Answer> publishIn(Context asked, Ask<D> ask, Instant now, long until) {
        try (Scope scope = asked.makeCurrent()) {
            return publish(ask, now, until);
        }
    }

    private <D> CompletableFuture<Answer> publish(Ask<D> ask, Instant now, long until) {
        ProducerRecord<byte[], byte[]> record = record(ask, now);
        UUID hash = Outcomes.hash(hash(ask, record.value()));
        return publisher.publish(List.of(record))
                .thenCompose(acknowledged -> outcomes.await(ask.id(), Duration.ofNanos(Math.max(1, until - System.nanoTime()))))
                .thenApply(stored -> stored.map(outcome -> answer(ask.id(), outcome, hash))
                        .orElseGet(() -> new Answer.Pending(ask.id())));
    }

    /** What is known of a request: for the status link. Pending also of one that nobody has made. */
    public Answer read(UUID requestId) throws SQLException {
        DecisionStore.Stored stored = acknowledged(List.of(requestId)).get(requestId);
        return stored == null ? new Answer.Pending(requestId) : answer(requestId, stored, null);
    }

    private Map<UUID, DecisionStore.Stored> acknowledged(Collection<UUID> ids) throws SQLException {
        try (Connection db = database.getConnection()) {
            return store.acknowledged(db, ids);
        }
    }

    /** @param hash of what was asked; null if that is not known */
    private Answer answer(UUID requestId, DecisionStore.Stored stored, UUID hash) {
        if (hash != null && stored.contentHash() != null && !hash.equals(stored.contentHash())) {
            return new Answer.Conflict(requestId);
        }
        if (stored.refusal() == null) {
            return new Answer.Granted(requestId, Outcomes.asRead(codec, stored.records()).stream()
                    .<Envelope<?>>map(StreamRecord::envelope).toList());
        }
        try {
            RequestRefused refused = REFUSAL.readValue(stored.refusal());
            return new Answer.Refused(requestId, refused.code(),
                    refused.facts().stream().collect(Collectors.toMap(Fact::fact, Fact::value, (one, other) -> one)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored refusal cannot be read", e);
        }
    }

    @Override
    public void close() {
        folded.close();
        outcomes.close();
    }
}

package org.tandem.projection.publish;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tandem.projection.trace.Spans;
import org.tandem.projection.trace.Tracing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Puts facts on the stream. A fact is true when the broker has acknowledged it, and only then does the returned future
 * complete; there is no way to send and forget.
 *
 * <p>The settings that durability and order rest on are set here and cannot be overridden (ADR 3). What is in flight is
 * bounded below the producer's own buffer, so that {@link #publish} never blocks its caller, not even while the broker
 * is away.
 */
public final class Publisher implements AutoCloseable {

    /** What one publisher may have in flight; more is answered with {@link Unavailable} at once. */
    static final long MAX_IN_FLIGHT_BYTES = 16L << 20;
    /** What {@link #publishAndAwait} sends together: it must leave room for those who wait for their own records. */
    static final long TOGETHER_BYTES = 4L << 20;
    private static final long BUFFER_BYTES = 32L << 20;
    /** Four captures under way at once, all the time. */
    private static final long BUSY_BYTES = 6L << 10;

    private final Producer<byte[], byte[]> producer;
    private final Tracing tracing;
    private final EndOfTurn endOfTurn = new EndOfTurn();
    private final AtomicLong inFlightBytes = new AtomicLong();
    private final LongSupplier nanoTime;
    /** Of these, what callers wait for that nobody may hold up; not what background threads publish. */
    private final MeanInFlight asked;

    Publisher(Producer<byte[], byte[]> producer) {
        this(producer, Tracing.OFF, System::nanoTime);
    }

    Publisher(Producer<byte[], byte[]> producer, Tracing tracing, LongSupplier nanoTime) {
        this.producer = producer;
        this.tracing = tracing;
        this.nanoTime = nanoTime;
        this.asked = new MeanInFlight(nanoTime.getAsLong());
    }

    /**
     * @param connection how to reach the broker ({@code bootstrap.servers}, {@code security.protocol}, …)
     * @param clientId   shown in the broker's logs and metrics
     */
    public static Publisher connect(Map<String, Object> connection, String clientId) {
        return connect(connection, clientId, Tracing.OFF);
    }

    /** As {@link #connect(Map, String)}, of a process whose traces are recorded. */
    public static Publisher connect(Map<String, Object> connection, String clientId, Tracing tracing) {
        return new Publisher(new KafkaProducer<>(settings(connection, clientId)), tracing, System::nanoTime);
    }

    /** What this process records of traces: whoever publishes is a part of them. */
    public Tracing tracing() {
        return tracing;
    }

    /** The producer's settings: the connection's own, and over them everything the promises rest on. */
    static Map<String, Object> settings(Map<String, Object> connection, String clientId) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        // Somebody waits for every record; under load batches form by themselves while requests are in flight.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        // How long a record may be is the topic's business.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) MAX_IN_FLIGHT_BYTES);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // While no broker answers, starting again from the bootstrap addresses would forget where the leaders are, and
        // the next send would wait for that.
        settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        // Forgetting a quiet topic would make the next send to it wait for the broker.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(7).toMillis());
        return settings;
    }

    /**
     * Learns where the topics' leaders are, so that no later {@link #publish} waits for that. Blocks up to two seconds.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer, or a topic is not there
     */
    public void warmUp(Collection<String> topics) {
        topics.forEach(producer::partitionsFor);
    }

    /**
     * Sends records together, as a part of the caller's trace, if there is one.
     *
     * @return completes when the broker has acknowledged all of them; fails with {@link Unavailable} when it has not
     *         acknowledged all, in which case some may be in the log all the same and the caller's retry must carry the
     *         same ids
     */
    public CompletableFuture<Void> publish(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Spans spans = tracing.asked(records);
        CompletableFuture<Void> done = send(records, true);
        return spans.isEmpty() ? done : done.whenComplete((acknowledged, failure) -> {
            if (failure != null) {
                spans.failed(failure);
            }
            spans.close();
        });
    }

    private CompletableFuture<Void> send(List<ProducerRecord<byte[], byte[]>> records, boolean asked) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Pending pending = new Pending(records.size(), bytesOf(records), asked);
        if (inFlightBytes.addAndGet(pending.bytes) > MAX_IN_FLIGHT_BYTES) {
            inFlightBytes.addAndGet(-pending.bytes);
            return CompletableFuture.failedFuture(new Unavailable("too much is waiting for the broker"));
        }
        if (asked) {
            endOfTurn.run(() -> handOver(records, pending));
        } else {
            handOver(records, pending);
        }
        return pending.done;
    }

    private void handOver(List<ProducerRecord<byte[], byte[]>> records, Pending pending) {
        for (ProducerRecord<byte[], byte[]> record : records) {
            try {
                producer.send(record, (metadata, failure) -> pending.one(failure));
            } catch (RuntimeException failure) {
                pending.one(failure);
            }
        }
    }

    /** Whether so many callers have been waiting for the broker of late that what can wait should. */
    public boolean isBusy() {
        return asked.bytes(nanoTime.getAsLong()) >= BUSY_BYTES;
    }

    /**
     * Sends the records in their order, however many, and waits for the acknowledgement; for threads that may block. What
     * is too much to be sent together goes in pieces, one after the other.
     *
     * @throws Unavailable as {@link #publish} fails
     */
    public void publishAndAwait(List<ProducerRecord<byte[], byte[]>> records) {
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            long more = bytesOf(records.get(i));
            if (i > from && bytes + more > TOGETHER_BYTES) {
                sendAndAwait(records.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        sendAndAwait(records.subList(from, records.size()));
    }

    private void sendAndAwait(List<ProducerRecord<byte[], byte[]>> together) {
        try {
            send(together, false).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw e.getCause() instanceof Unavailable unavailable
                    ? unavailable : new Unavailable("the broker did not acknowledge", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for the broker", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(6));
    }

    private static long bytesOf(List<ProducerRecord<byte[], byte[]>> records) {
        long bytes = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            bytes += bytesOf(record);
        }
        return bytes;
    }

    private static long bytesOf(ProducerRecord<byte[], byte[]> record) {
        long bytes = 64 + length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** The records of one call on their way. */
    private final class Pending {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicInteger left;
        private final long bytes;
        private final boolean isAsked;
        private final long since;
        private volatile Exception failure;

        Pending(int records, long bytes, boolean isAsked) {
            this.left = new AtomicInteger(records);
            this.bytes = bytes;
            this.isAsked = isAsked;
            this.since = nanoTime.getAsLong();
        }

        void one(Exception recordFailure) {
            if (recordFailure != null) {
                failure = recordFailure;
            }
            if (left.decrementAndGet() == 0) {
                inFlightBytes.addAndGet(-bytes);
                if (isAsked) {
                    asked.arrived(bytes, nanoTime.getAsLong() - since);
                }
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(new Unavailable("the broker did not acknowledge", failure));
                }
            }
        }
    }

    /** The broker did not acknowledge in time: whether the facts are in the log is unknown. */
    public static final class Unavailable extends RuntimeException {

        Unavailable(String message) {
            super(message, null, false, false);
        }

        Unavailable(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }
}

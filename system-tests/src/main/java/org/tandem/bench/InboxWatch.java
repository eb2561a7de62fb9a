package org.tandem.bench;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at the inbox again and again until a lead is in it, for some of the leads: a person would see it then. */
final class InboxWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(4);
    /** A page holds the newest; after this time others may have taken its place. */
    private static final Duration TOO_LATE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest inbox;
    private final BlockingQueue<Awaited> awaited = new LinkedBlockingQueue<>();
    private final Histogram micros = new Histogram(3);
    private final Thread watching = new Thread(this::watch, "inbox-watch");
    private volatile boolean closing;
    private volatile long missed;
    private volatile long lookedTooLate;

    private record Awaited(String leadId, long sentNanos) {
    }

    InboxWatch(URI pipeline, String managersToken) {
        inbox = HttpRequest.newBuilder(pipeline.resolve("/inbox?limit=50")).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + managersToken).build();
        watching.setDaemon(true);
        watching.start();
    }

    void sent(String leadId) {
        awaited.add(new Awaited(leadId, System.nanoTime()));
    }

    private void watch() {
        try {
            while (!closing) {
                Awaited next = awaited.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    await(next);
                }
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("cannot look at the inbox", e);
        }
    }

    private void await(Awaited one) throws IOException, InterruptedException {
        if (System.nanoTime() - one.sentNanos() > TOO_LATE.toNanos()) {
            lookedTooLate++;
            return;
        }
        while (System.nanoTime() - one.sentNanos() < PATIENCE.toNanos()) {
            String page = http.send(inbox, HttpResponse.BodyHandlers.ofString()).body();
            if (page.contains(one.leadId())) {
                synchronized (micros) {
                    micros.recordValue((System.nanoTime() - one.sentNanos()) / 1_000);
                }
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        missed++;
    }

    /**
     * What was seen of the leads that were watched.
     *
     * @param missed        not seen within two seconds
     * @param lookedTooLate not looked for, because others may have taken their place on the page
     * @param micros        from sending the form to seeing the lead
     */
    record Seen(long missed, long lookedTooLate, Histogram micros) {

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }

        @Override
        public String toString() {
            return "%d seen, %d not seen within 2 s, %d looked for too late, p50 %.1f p90 %.1f p99 %.1f max %.1f ms"
                    .formatted(micros.getTotalCount(), missed, lookedTooLate, millis(50), millis(90), millis(99),
                            micros.getMaxValue() / 1e3);
        }
    }

    /** What was seen since the last time this was asked. */
    Seen result() {
        synchronized (micros) {
            Seen seen = new Seen(missed, lookedTooLate, micros.copy());
            micros.reset();
            missed = 0;
            lookedTooLate = 0;
            return seen;
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}

package org.tandem.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.faults.PlannedCapture.Kind;
import org.tandem.platform.CaptureService;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A sender that does not give up: whatever ends without a final answer is sent again with the same key, as the contract
 * asks for, until it is answered or its time is over.
 */
public final class LedgerClient {

    private final URI base;
    private final Ledger ledger;
    private final int concurrency;
    private final Duration patience;
    private final int perSecond;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * @param patience  how long one capture is tried before its outcome stays unknown: longer than any planned fault
     * @param perSecond how many it means to begin in a second; after an outage it is late, and hurries
     */
    public LedgerClient(URI base, Ledger ledger, int concurrency, Duration patience, int perSecond) {
        this.base = base;
        this.ledger = ledger;
        this.concurrency = concurrency;
        this.patience = patience;
        this.perSecond = perSecond;
    }

    /** Sends all, in order of the list, with so many at once; returns when each is answered or given up. */
    public void send(List<PlannedCapture> plan) {
        Map<Integer, CountDownLatch> finished = new ConcurrentHashMap<>();
        plan.forEach(capture -> finished.put(capture.number(), new CountDownLatch(1)));
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(concurrency);
        try {
            List<? extends Future<?>> running = IntStream.range(0, concurrency).mapToObj(w -> workers.submit(() -> {
                for (int i = next.getAndIncrement(); i < plan.size(); i = next.getAndIncrement()) {
                    PlannedCapture capture = plan.get(i);
                    LockSupport.parkNanos(begin + i * 1_000_000_000L / perSecond - System.nanoTime());
                    // only after its original can it be known which of two contents is the second;
                    // repeats do not wait: two at the same moment are the harder case
                    if (capture.kind() == Kind.CONFLICT) {
                        finished.get(capture.original()).await();
                    }
                    try {
                        send(capture);
                    } finally {
                        finished.get(capture.number()).countDown();
                    }
                }
                return null;
            })).toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the client itself failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void send(PlannedCapture capture) throws InterruptedException {
        ledger.sending(capture);
        HttpRequest request = request(capture);
        long giveUp = System.nanoTime() + patience.toNanos();
        int attempts = 0;
        int status = 0;
        while (System.nanoTime() < giveUp) {
            attempts++;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                if (status / 100 == 2) {
                    JsonNode answer = json.readTree(response.body());
                    ledger.answered(capture, status, attempts, answer.path("leadId").asText(null), answer.path("eventId").asText(null));
                    return;
                }
                if (status / 100 == 4 && status != 408 && status != 429) {
                    ledger.answered(capture, status, attempts, null, null);
                    return;
                }
            } catch (IOException e) {
                status = 0; // not answered: it may have been written all the same
            }
            LockSupport.parkNanos(Duration.ofMillis(Math.min(1_000, 50L << Math.min(attempts, 5))).toNanos());
        }
        ledger.unknown(capture, status, attempts);
    }

    private HttpRequest request(PlannedCapture capture) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(capture.path())).timeout(Duration.ofSeconds(10))
                .header("Content-Type", capture.contentType()).header("Idempotency-Key", capture.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(capture.body()));
        return (capture.path().startsWith("/forms/") ? request.header("Origin", CaptureService.ORIGIN)
                : request.header("X-Api-Key", CaptureService.SECRET)).build();
    }
}

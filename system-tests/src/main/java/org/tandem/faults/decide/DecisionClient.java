package org.tandem.faults.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.faults.decide.DecisionLedger.Answer;
import org.tandem.faults.decide.DecisionLedger.Sent;
import org.tandem.faults.decide.PlannedDecision.Kind;
import org.tandem.faults.decide.PlannedDecision.Who;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
 * Reps who do not give up: whatever ends without an answer is sent again with the same key, to the other instance, until
 * it is answered or its time is over. What is pending is looked up where the answer says, and then asked again.
 */
public final class DecisionClient {

    /** One qualification for so many requests keeps the leads coming back. */
    private static final int QUALIFY_EVERY = 12;
    private static final List<String> CHANNELS = List.of("phone", "email", "meeting", "message");
    private static final List<String> OUTCOMES = List.of("reached", "no-answer", "left-message");
    private static final List<String> STAGES = List.of("qualification", "proposal", "negotiation");
    private static final List<String> LOSSES = List.of("price", "no-decision", "timing");

    private final List<URI> instances;
    private final SalesTeam team;
    private final Qualifier leads;
    private final DecisionLedger ledger;
    private final int concurrency;
    private final Duration patience;
    private final int perSecond;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    /** Asked once, because a request that is sent again at midnight must be the same. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Map<Integer, String> owners = new ConcurrentHashMap<>();
    private final Map<Integer, UUID> opportunities = new ConcurrentHashMap<>();
    private final Map<Integer, String> callers = new ConcurrentHashMap<>();

    /**
     * @param instances at least one; each request begins at one and goes on to the next
     * @param patience  how long one request is tried before its outcome stays unknown: longer than any planned fault
     * @param perSecond how many it means to begin in a second; after an outage it is late, and hurries
     */
    public DecisionClient(List<URI> instances, SalesTeam team, Qualifier leads, DecisionLedger ledger, int concurrency,
                          Duration patience, int perSecond) {
        this.instances = List.copyOf(instances);
        this.team = team;
        this.leads = leads;
        this.ledger = ledger;
        this.concurrency = concurrency;
        this.patience = patience;
        this.perSecond = perSecond;
    }

    /** Sends all, in order of the list, with so many at once; returns when each is answered or given up. */
    public void send(List<PlannedDecision> plan) {
        Map<Integer, CountDownLatch> finished = new ConcurrentHashMap<>();
        plan.forEach(decision -> finished.put(decision.number(), new CountDownLatch(1)));
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(concurrency);
        try {
            List<? extends Future<?>> running = IntStream.range(0, concurrency).mapToObj(w -> workers.submit(() -> {
                for (int i = next.getAndIncrement(); i < plan.size(); i = next.getAndIncrement()) {
                    PlannedDecision decision = plan.get(i);
                    LockSupport.parkNanos(begin + i * 1_000_000_000L / perSecond - System.nanoTime());
                    if (i % QUALIFY_EVERY == 0) {
                        leads.qualified(decision.lead());
                    }
                    if (decision.kind() == Kind.CONFLICT) {
                        finished.get(decision.original()).await();
                    }
                    try {
                        send(decision);
                    } finally {
                        finished.get(decision.number()).countDown();
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

    private void send(PlannedDecision planned) throws InterruptedException, IOException {
        Sent sent = sent(planned);
        ledger.sending(sent);
        long giveUp = System.nanoTime() + patience.toNanos();
        int attempts = 0;
        int status = 0;
        while (System.nanoTime() < giveUp) {
            URI instance = instances.get((planned.number() + attempts) % instances.size());
            attempts++;
            HttpResponse<String> response = send(post(instance, sent));
            status = response == null ? 0 : response.statusCode();
            ledger.tried(status);
            if (status == 202) {
                lookUp(instance, response, sent);
            }
            Answer answer = response == null ? null : answer(response);
            if (answer != null) {
                learn(planned, answer, response);
                ledger.answered(sent, attempts, answer);
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(Math.min(1_000, 50L << Math.min(attempts, 5))).toNanos());
        }
        ledger.answered(sent, attempts, new Answer.None(status));
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null; // not answered: it may have been decided all the same
        }
    }

    /** What the status link shows is noted for itself: with a key that was used twice it may be the other one's outcome. */
    private void lookUp(URI instance, HttpResponse<String> pending, Sent sent) throws InterruptedException, IOException {
        URI link = instance.resolve(pending.headers().firstValue("Location").map(URI::create).orElseThrow().getPath());
        HttpResponse<String> response = send(HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + team.token(sent.caller())).build());
        if (response == null || response.statusCode() != 200) {
            return;
        }
        JsonNode decision = json.readTree(response.body());
        UUID requestId = UUID.fromString(decision.path("requestId").asText());
        switch (decision.path("status").asText()) {
            case "granted" -> ledger.shown(new Answer.Granted(200, requestId, events(decision)));
            case "refused" -> ledger.shown(requestId, decision.path("refusal").asText());
            default -> {
                // pending
            }
        }
    }

    private Answer answer(HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        if (status == 200 || status == 201) {
            JsonNode decision = json.readTree(response.body());
            return new Answer.Granted(status, UUID.fromString(decision.path("requestId").asText()), events(decision));
        } else if (status == 422) {
            return new Answer.KeyUsed();
        } else if (status / 100 == 4 && status != 408 && status != 429) {
            String type = json.readTree(response.body()).path("type").asText();
            return new Answer.Refused(status, type.substring(type.lastIndexOf(':') + 1));
        }
        return null;
    }

    private static Set<UUID> events(JsonNode decision) {
        Set<UUID> events = new HashSet<>();
        decision.path("events").forEach(event -> events.add(UUID.fromString(event.path("eventId").asText())));
        return events;
    }

    private void learn(PlannedDecision planned, Answer answer, HttpResponse<String> response) throws IOException {
        if (answer instanceof Answer.Refused refused && refused.status() == 404 && planned.who() == Who.OWNER) {
            owners.remove(planned.lead());
        } else if (answer instanceof Answer.Granted) {
            JsonNode decision = json.readTree(response.body());
            decision.path("events").forEach(event -> {
                String rep = event.path("event").path("rep").asText(null);
                if (rep != null) {
                    owners.put(planned.lead(), rep);
                }
            });
            if (decision.hasNonNull("opportunityId")) {
                opportunities.put(planned.lead(), UUID.fromString(decision.path("opportunityId").asText()));
            }
        }
    }

    private Sent sent(PlannedDecision planned) {
        // The same key means the same request only of the same caller.
        String caller = callers.computeIfAbsent(planned.original(), original -> switch (planned.who()) {
            case MANAGER -> SalesTeam.MANAGER;
            case SOMEBODY -> SalesTeam.REPS.get(planned.rep());
            case OWNER -> owners.getOrDefault(planned.lead(), SalesTeam.REPS.get(planned.rep()));
        });
        UUID opportunity = planned.ofOpportunity() ? opportunities.get(planned.lead()) : null;
        return new Sent(planned, caller, SalesTeam.requestId(caller, planned.key()),
                planned.ofOpportunity() && opportunity == null, path(planned, opportunity), body(planned));
    }

    private String path(PlannedDecision planned, UUID opportunity) {
        if (planned.ofOpportunity()) {
            UUID id = opportunity == null ? new UUID(0x4000, planned.number()) : opportunity;
            return "/opportunities/" + id + switch (planned.action()) {
                case MOVE -> "/stage";
                case WIN -> "/win";
                default -> "/lose";
            };
        }
        return "/leads/" + leads.leadId(planned.lead()) + switch (planned.action()) {
            case ACCEPT -> "/accept";
            case CONTACT -> "/contacts";
            case REJECT -> "/reject";
            case RECYCLE -> "/recycle";
            default -> "/opportunities";
        };
    }

    private String body(PlannedDecision planned) {
        int variant = planned.variant();
        String note = variant % 3 == 0 ? ",\"note\":\"note %d\"".formatted(variant) : "";
        return switch (planned.action()) {
            case ACCEPT -> "";
            case CONTACT -> "{\"channel\":\"%s\",\"outcome\":\"%s\"%s}".formatted(of(CHANNELS, variant), of(OUTCOMES, variant), note);
            case REJECT -> "{\"reason\":\"%s\"%s}".formatted(variant % 20 == 0 ? "competitor" : "not-our-profile", note);
            case RECYCLE -> "{\"wakeOn\":\"%s\"%s}".formatted(today.plusDays(30 + variant), note);
            case OPEN -> "{\"value\":{\"amount\":\"%d\",\"currency\":\"EUR\"}%s}".formatted(1_000 + variant, note);
            case MOVE -> "{\"stage\":\"%s\"%s}".formatted(of(STAGES, variant), note);
            case WIN -> "{\"value\":{\"amount\":\"%d.50\",\"currency\":\"EUR\"}%s}".formatted(2_000 + variant, note);
            case LOSE -> "{\"reason\":\"%s\"%s}".formatted(of(LOSSES, variant), note);
        };
    }

    private static String of(List<String> codes, int variant) {
        return codes.get(variant % codes.size());
    }

    private HttpRequest post(URI instance, Sent sent) {
        return HttpRequest.newBuilder(instance.resolve(sent.path())).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").header("Idempotency-Key", sent.planned().key())
                .header("Authorization", "Bearer " + team.token(sent.caller()))
                .POST(HttpRequest.BodyPublishers.ofString(sent.body())).build();
    }
}

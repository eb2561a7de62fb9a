package org.tandem.leadcapture.intake;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.ids.LeadId;
import org.tandem.projection.publish.Publisher;
import org.tandem.rest.problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Rows that are made safe together, each under its sender's own id: what is new is published at once, what another window
 * has under way is waited for, and each has an outcome when the broker has acknowledged all of it.
 */
final class RowWindow {

    /** Longest payload that is kept where it was refused. */
    private static final int MOST_KEPT = 64 * 1024;

    private final Publisher publisher;
    private final RecentCaptures recent;
    private final Refusals refusals;
    private final Taken[] taken;
    private final List<Fresh> fresh = new ArrayList<>();
    private final List<CompletableFuture<CaptureAnswer>> awaited = new ArrayList<>();
    private final Map<Integer, Refusal> refused = new TreeMap<>();

    private record Fresh(int place, LeadId leadId, UUID eventId, RecentCaptures.Recent mine,
                         List<ProducerRecord<byte[], byte[]>> records) {
    }

    private record Refusal(List<FieldError> errors, CompletableFuture<Boolean> kept) {
    }

    RowWindow(int rows, Publisher publisher, RecentCaptures recent, Refusals refusals) {
        this.taken = new Taken[rows];
        this.publisher = publisher;
        this.recent = recent;
        this.refusals = refusals;
    }

    /** A row that says something, unless this process remembers its id. */
    void add(int place, Submission submission, LeadId leadId, UUID eventId, String contentHash,
             List<ProducerRecord<byte[], byte[]>> records) {
        RecentCaptures.Recent mine = new RecentCaptures.Recent(contentHash);
        RecentCaptures.Recent first = recent.remember(eventId, mine);
        if (first == null) {
            fresh.add(new Fresh(place, leadId, eventId, mine, records));
        } else {
            if (first.says(mine)) {
                awaited.add(first);
            }
            again(place, submission, leadId, eventId, first.says(mine));
        }
    }

    /** @param same whether what is known under its id says the same */
    void again(int place, Submission submission, LeadId leadId, UUID eventId, boolean same) {
        if (same) {
            taken[place] = new Taken.Duplicate(leadId, eventId);
        } else {
            refuse(place, submission, List.of(new FieldError(null, "already-used",
                    "Another content came under this row's key before.")), leadId);
        }
    }

    /** @param leadId whom it is about, where that was decided; null otherwise */
    void refuse(int place, Submission submission, List<FieldError> errors, LeadId leadId) {
        refused.put(place, new Refusal(errors, submission.body().length > MOST_KEPT ? CompletableFuture.completedFuture(false)
                : refusals.keep(submission, errors, leadId).toCompletableFuture()));
    }

    /**
     * @return how many are on the stream now that were not
     * @throws Publisher.Unavailable if not all are acknowledged: those that are will be duplicates next time
     */
    int publish() {
        publisher.publishAndAwait(fresh.stream().flatMap(one -> one.records().stream()).toList());
        fresh.forEach(one -> {
            one.mine().complete(new CaptureAnswer(one.leadId().value(), one.eventId()));
            taken[one.place()] = new Taken.Accepted(one.leadId(), one.eventId());
        });
        return fresh.size();
    }

    /** Whatever was not published is as if it had never come: who waits for it is told, and its repeat is written. */
    void abandon(RuntimeException why) {
        fresh.forEach(one -> {
            if (one.mine().completeExceptionally(why)) {
                recent.forget(one.eventId(), one.mine());
            }
        });
    }

    /**
     * In the order of the rows, once all of them are {@link #publish published}.
     *
     * @throws Publisher.Unavailable if a refusal, or what another window has under way, was not acknowledged
     */
    List<Taken> outcomes() {
        try {
            awaited.forEach(CompletableFuture::join);
            refused.forEach((place, refusal) -> taken[place] = new Taken.Refused(refusal.errors(), refusal.kept().join()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof Publisher.Unavailable unavailable ? unavailable : e;
        }
        return List.of(taken);
    }
}

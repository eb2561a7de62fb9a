package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.score.ScoreEvent;
import org.tandem.events.score.ScoreEvent.LeadDisqualified;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.scoring.lead.Score;
import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;
import org.tandem.scoring.lead.Verdict;
import org.tandem.scoring.model.ScoringModel;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Puts a verdict into events. Their ids are derived, so that saying it again after a failure is a repeat: of a score from
 * what it says, of a qualification from its number alone, because whatever it says, sales may be given a lead once for it.
 */
final class Saying {

    private final ScoringModel model;
    private final EventCodec codec;
    private final Partitions partitions;
    private final Clock clock;
    private final String source;

    Saying(ScoringModel model, EventCodec codec, Partitions partitions, Clock clock) {
        this.model = model;
        this.codec = codec;
        this.partitions = partitions;
        this.clock = clock;
        this.source = "/" + Topics.SCORING;
    }

    /**
     * Says a verdict of the person's canonical id. What was said of another id and is over with it is said to be over: it
     * would otherwise stand for the person for ever.
     *
     * @param erasedAt up to when the canonical id was erased before, which begins its numbers again; null if it never was
     */
    void say(Person person, Verdict verdict, Instant erasedAt, Consumer<ProducerRecord<byte[], byte[]>> to) {
        Instant now = clock.instant();
        LeadRow row = person.canonical();
        sayScored(row, person, verdict, now, to);
        if (verdict.disqualifiedNow()) {
            LeadDisqualified disqualified = new LeadDisqualified(new LeadId(row.leadId), verdict.disqualifiedBy(), model.id(),
                    model.version(), verdict.asOf().toString(), factsUntil(row, person).toString());
            to.accept(record(EventTypes.LEAD_DISQUALIFIED,
                    Uuid5.of(row.leadId, "disqualified/" + verdict.asOf() + "/" + reasons(verdict)), disqualified, verdict.asOf(), now));
        }
        if (verdict.qualifiedNow() != null) {
            LeadQualified qualified = new LeadQualified(new LeadId(row.leadId), row.standing.qualifications() + 1,
                    verdict.qualifiedNow(), verdict.score().cell(), model.id(), model.version(), verdict.asOf().toString(),
                    factsUntil(row, person).toString());
            String life = erasedAt == null ? "0" : erasedAt.toString();
            to.accept(record(EventTypes.LEAD_QUALIFIED,
                    Uuid5.of(row.leadId, "qualified/" + life + "/" + qualified.qualification()), qualified, verdict.asOf(), now));
            row.standing = row.standing.and(read(qualified));
        }
        person.rows().stream().filter(other -> other != row && other.standing.isEndedBy(verdict))
                .forEach(other -> sayScored(other, person, verdict, now, to));
    }

    private void sayScored(LeadRow row, Person person, Verdict verdict, Instant now, Consumer<ProducerRecord<byte[], byte[]>> to) {
        Score score = verdict.score();
        Instant returnedAt = person.facts().returnedAt();
        String asOf = verdict.asOf().toString();
        String factsUntil = factsUntil(row, person).toString();
        LeadScored scored = new LeadScored(new LeadId(row.leadId), model.id(), model.version(), score.fit(), score.fitGrade(),
                score.wholeEngagement(), score.engagementGrade(), score.cell(), verdict.qualified(),
                verdict.disqualifiedBy(), asOf, factsUntil, text(returnedAt), text(verdict.askedAt()));
        UUID id = Uuid5.of(row.leadId, String.join("/", "scored", asOf, factsUntil, score.cell(), String.valueOf(score.fit()),
                String.valueOf(score.wholeEngagement()), String.valueOf(verdict.qualified()), reasons(verdict),
                String.valueOf(returnedAt), String.valueOf(verdict.askedAt())));
        to.accept(record(EventTypes.LEAD_SCORED, id, scored, verdict.asOf(), now));
        row.standing = row.standing.and(read(scored, id));
    }

    /**
     * What an erasure of the id covers: what it did itself, though others of the person's ids did more since. Grows with
     * everything that is said of the id.
     */
    private static Instant factsUntil(LeadRow row, Person person) {
        Instant own = row.facts.newest() == null ? person.facts().newest() : row.facts.newest();
        Scored before = row.standing.scored();
        return before != null && before.factsUntil().isAfter(own) ? before.factsUntil() : own;
    }

    static Scored read(LeadScored scored, UUID eventId) {
        return new Scored(moment(scored.asOf()), eventId, moment(scored.factsUntil()), scored.fitPoints(),
                scored.engagementPoints(), scored.cell(), scored.qualified(), scored.disqualifiedBy(),
                scored.returnedAt() == null ? null : moment(scored.returnedAt()),
                scored.askedAt() == null ? null : moment(scored.askedAt()));
    }

    static Qualification read(LeadQualified qualified) {
        return new Qualification(qualified.qualification(), moment(qualified.asOf()), moment(qualified.factsUntil()),
                qualified.why());
    }

    private static String reasons(Verdict verdict) {
        return String.join(",", verdict.disqualifiedBy());
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static Instant moment(String text) {
        return ActivityReading.micros(Instant.parse(text));
    }

    private <D extends ScoreEvent> ProducerRecord<byte[], byte[]> record(EventType<D> type, UUID id, D data, Instant asOf,
                                                                         Instant now) {
        String lead = data.leadId().toString();
        return codec.write(Topics.SCORES, partitions.of(lead), lead,
                new Envelope<>(id, source, type, lead, asOf, now, null, null, data));
    }
}

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
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;
import org.tandem.scoring.lead.Verdict;
import org.tandem.scoring.model.ScoringModel;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

    /** What was said, and what the lead stands at with it. */
    record Said(List<ProducerRecord<byte[], byte[]>> records, Standing standing) {
    }

    /** @param erasedAt up to when the lead was erased before, which begins its numbers again; null if it never was */
    Said say(LeadRow row, Verdict verdict, Instant erasedAt) {
        LeadId lead = new LeadId(row.leadId);
        Instant now = clock.instant();
        String asOf = verdict.asOf().toString();
        String factsUntil = row.facts.newest().toString();
        Score score = verdict.score();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(2);
        Standing standing = row.standing;

        LeadScored scored = new LeadScored(lead, model.id(), model.version(), score.fit(), score.fitGrade(),
                score.wholeEngagement(), score.engagementGrade(), score.cell(), verdict.qualified(),
                verdict.disqualifiedBy(), asOf, factsUntil, text(row.facts.returnedAt()));
        UUID id = Uuid5.of(row.leadId, String.join("/", "scored", asOf, factsUntil, score.cell(), String.valueOf(score.fit()),
                String.valueOf(score.wholeEngagement()), String.valueOf(verdict.qualified()), reasons(verdict),
                String.valueOf(row.facts.returnedAt())));
        records.add(record(EventTypes.LEAD_SCORED, id, scored, verdict.asOf(), now));
        standing = standing.and(read(scored, id));

        if (verdict.disqualifiedNow()) {
            LeadDisqualified disqualified = new LeadDisqualified(lead, verdict.disqualifiedBy(), model.id(), model.version(),
                    asOf, factsUntil);
            records.add(record(EventTypes.LEAD_DISQUALIFIED, Uuid5.of(row.leadId, "disqualified/" + asOf + "/" + reasons(verdict)),
                    disqualified, verdict.asOf(), now));
        }
        if (verdict.qualifiedNow() != null) {
            LeadQualified qualified = new LeadQualified(lead, standing.qualifications() + 1, verdict.qualifiedNow(),
                    score.cell(), model.id(), model.version(), asOf, factsUntil);
            String life = erasedAt == null ? "0" : erasedAt.toString();
            records.add(record(EventTypes.LEAD_QUALIFIED,
                    Uuid5.of(row.leadId, "qualified/" + life + "/" + qualified.qualification()), qualified, verdict.asOf(), now));
            standing = standing.and(read(qualified));
        }
        return new Said(records, standing);
    }

    static Scored read(LeadScored scored, UUID eventId) {
        return new Scored(moment(scored.asOf()), eventId, moment(scored.factsUntil()), scored.fitPoints(),
                scored.engagementPoints(), scored.cell(), scored.qualified(), scored.disqualifiedBy(),
                scored.returnedAt() == null ? null : moment(scored.returnedAt()));
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

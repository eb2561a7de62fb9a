package org.tandem.scoring.fold;

import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.PersonStanding;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Verdict;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Whom something is said of: a lead without links, or all that is known under ids that are linked. */
final class Person {

    private final List<UUID> ids;
    private final List<LeadRow> rows;
    private final LeadFacts facts;
    private final Instant since;

    private Person(List<UUID> ids, List<LeadRow> rows, LeadFacts facts, Instant since) {
        this.ids = ids;
        this.rows = rows;
        this.facts = facts;
        this.since = since;
    }

    /** @param since as below: of a lead that was parted from another, when; null of others */
    static Person alone(LeadRow row, Instant since) {
        return new Person(List.of(row.leadId), List.of(row), row.facts, since);
    }

    /**
     * @param ids   the canonical one first
     * @param rows  of all ids of which there is something, the canonical one first in any case
     * @param facts of all of them
     * @param since when it was last said who they are: before, nobody was what these facts make
     */
    static Person linked(List<UUID> ids, List<LeadRow> rows, LeadFacts facts, Instant since) {
        return new Person(ids, List.copyOf(rows), facts, since);
    }

    /** Of the id that something is said of. */
    LeadRow canonical() {
        return rows.get(0);
    }

    List<UUID> ids() {
        return ids;
    }

    /** Of the ids of which something is known or was said, and of the canonical one. */
    List<LeadRow> rows() {
        return rows;
    }

    LeadFacts facts() {
        return facts;
    }

    Standing standing() {
        return rows.size() == 1 ? canonical().standing
                : PersonStanding.of(rows.stream().map(row -> new PersonStanding.OfId(row.standing, row.facts.returnedAt())).toList());
    }

    /** When time alone will next make something worth saying, as of when that was last worked out; null for never. */
    Instant due() {
        return rows.stream().map(row -> row.due).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    /** Works out what is due, and keeps it with the first id of which something is known: with one, so that it is due once. */
    void settle() {
        Instant due = facts.newest() == null ? null : Qualifying.due(facts, standing(), since).orElse(null);
        boolean kept = false;
        for (LeadRow row : rows) {
            boolean keeps = !kept && row.facts.newest() != null;
            row.due = keeps ? due : null;
            kept |= keeps;
        }
    }

    /**
     * What is to be said now.
     *
     * @param byFacts whether it is asked for because of more than links: of whom only imports are known, links say nothing
     * @param joins   whether it is asked for because of ids that were joined
     */
    Optional<Verdict> verdict(boolean byFacts, boolean joins) {
        if (facts.newest() == null || !byFacts && facts.newestLive() == null) {
            return Optional.empty();
        }
        boolean partsOnly = !byFacts && !joins;
        // That two are not one takes nothing back that was said: what each does next shows what it is by itself.
        return Qualifying.decide(facts, standing(), now())
                .filter(its -> !partsOnly || its.qualified() || !standing().holds(facts.returnedAt()));
    }

    /** As of the newest fact or link, and after what was said last under any id, so that the last of it can be told. */
    Instant now() {
        Instant known = since == null || facts.newest().isAfter(since) ? facts.newest() : since;
        Standing standing = standing();
        return standing.scored() == null || known.isAfter(standing.scored().asOf())
                ? known : standing.scored().asOf().plusNanos(1_000);
    }
}

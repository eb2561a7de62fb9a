package org.tandem.scoring.fold;

import org.jboss.logging.Logger;
import org.tandem.projection.publish.Publisher;
import org.tandem.scoring.fold.SayingRound.Voice;
import org.tandem.scoring.fold.Unjudged.Waiting;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Verdict;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what time alone has made worth saying: a lead that cooled down, or one that what spoke against it has faded for. A
 * row of {@code lead} knows when, of several ids of one person one of them; nobody goes through all leads.
 *
 * <p>It holds for the moment that was due and not for the one at which somebody looked.
 */
final class DueScores {

    /** A lead that was due again and again while nobody looked is brought up to date by steps. */
    private static final int MOST_STEPS = 8;

    private static final Logger LOG = Logger.getLogger(DueScores.class);

    private final SayingRound round;

    DueScores(SayingRound round) {
        this.round = round;
    }

    /**
     * One small round.
     *
     * @param most leads
     * @return how many leads were due: as many as {@code most} means that there may be more
     * @throws SQLException          if the database would not; nothing was kept, and what was said is said again the same
     * @throws Publisher.Unavailable if it was not acknowledged; the same holds
     */
    int run(Instant now, int most, Settled settled) throws SQLException {
        return round.run(db -> LeadStore.due(db, now, most, settled.partitions()), (db, persons, voice) -> {
            List<Waiting> later = new ArrayList<>();
            for (Person person : persons) {
                Optional<Integer> missing = settled.missing(person);
                if (missing.isPresent()) {
                    later.add(Waiting.becauseOfTime(person, missing.get()));
                    person.rows().forEach(row -> row.due = null);
                } else {
                    // Tables that were folded before a score was said of the person know what is due of each id.
                    person.settle();
                    say(person, now, voice);
                }
            }
            new Unjudged(db).add(later);
        });
    }

    private static void say(Person person, Instant now, Voice voice) {
        for (int step = 0; step < MOST_STEPS && person.due() != null && !person.due().isAfter(now); step++) {
            Optional<Verdict> verdict = Qualifying.decide(person.facts(), person.standing(), person.due());
            if (verdict.isEmpty()) {
                // Cannot be: what is due is worth saying by the same function. A defect must not hold up the others.
                LOG.errorf("nothing to say of a lead that was due lead=%s", person.canonical().leadId);
                person.rows().forEach(row -> row.due = null);
                return;
            }
            voice.say(person, verdict.get(), record -> { });
            person.settle();
        }
    }
}

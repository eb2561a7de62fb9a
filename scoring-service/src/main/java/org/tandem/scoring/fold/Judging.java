package org.tandem.scoring.fold;

import org.tandem.projection.fold.Effects;
import org.tandem.projection.publish.Publisher;
import org.tandem.scoring.fold.Unjudged.Waiting;
import org.tandem.scoring.lead.Verdict;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what had to wait until all was known that stood in the stream when reading began again. */
final class Judging {

    private final SayingRound round;

    Judging(SayingRound round) {
        this.round = round;
    }

    /**
     * One small round.
     *
     * @param most leads
     * @return how many leads were waiting for what is settled: as many as {@code most} means that there may be more
     * @throws SQLException          if the database would not; nothing was kept, and what was said is said again the same
     * @throws Publisher.Unavailable if it was not acknowledged; the same holds
     */
    int run(int most, Settled settled) throws SQLException {
        return round.run(db -> new Unjudged(db).leads(settled.partitions(), most), (db, persons, voice) -> {
            Unjudged unjudged = new Unjudged(db);
            List<Waiting> all = unjudged.of(persons.stream().flatMap(person -> person.ids().stream()).toList());
            List<Waiting> later = new ArrayList<>();
            for (Person person : persons) {
                Optional<Waiting> waiting = all.stream().filter(one -> person.ids().contains(one.leadId())).reduce(Waiting::and);
                Optional<Integer> missing = settled.missing(person);
                if (waiting.isPresent() && missing.isPresent()) {
                    later.add(waiting.get().until(missing.get()));
                } else if (waiting.isPresent()) {
                    Optional<Verdict> verdict = person.verdict(waiting.get().byFacts(), waiting.get().joins());
                    verdict.ifPresent(its -> voice.say(person, its, record -> {
                        if (waiting.get().cause() != null) {
                            Effects.caused(record, waiting.get().cause());
                        }
                    }));
                    person.settle();
                }
            }
            unjudged.delete(all.stream().map(Waiting::leadId).toList());
            unjudged.add(later);
        });
    }
}

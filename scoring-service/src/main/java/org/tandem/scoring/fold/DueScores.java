package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Verdict;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says what time alone has made worth saying: a lead that cooled down, or one that what spoke against it has faded for. A
 * row of {@code lead} knows when, of several ids of one person one of them; nobody goes through all leads.
 *
 * <p>Said first and acknowledged, then kept in the row. A crash in between says the same again under the same id, since
 * it holds for the moment that was due and not for the one at which somebody looked.
 */
public final class DueScores {

    /** A lead that was due again and again while nobody looked is brought up to date by steps. */
    private static final int MOST_STEPS = 8;

    private static final Logger LOG = Logger.getLogger(DueScores.class);

    private final DataSource database;
    private final ActiveVersion version;
    private final Counting counting;
    private final Partitions partitions;
    private final Publisher publisher;
    private final Saying saying;

    public DueScores(DataSource database, ActiveVersion version, Counting counting, EventCodec codec,
                     Partitions partitions, Publisher publisher, Clock clock) {
        this.database = database;
        this.version = version;
        this.counting = counting;
        this.partitions = partitions;
        this.publisher = publisher;
        this.saying = new Saying(counting.model(), codec, partitions, clock);
    }

    /**
     * One small round.
     *
     * @param most leads
     * @return how many leads were due: as many as {@code most} means that there may be more
     * @throws SQLException          if the database would not; nothing was kept, and what was said is said again the same
     * @throws Publisher.Unavailable if it was not acknowledged; the same holds
     */
    public int run(Instant now, int most) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                int due = run(db, now, most);
                db.commit();
                return due;
            } catch (SQLException | RuntimeException failure) {
                db.rollback();
                throw failure;
            }
        }
    }

    private int run(Connection db, Instant now, int most) throws SQLException {
        LeadStore store = new LeadStore(db, counting);
        Map<UUID, LeadRow> seen = store.due(now, most);
        if (seen.isEmpty()) {
            return 0;
        }
        // As a fold does: so the two never say something of one person at the same time.
        lockPartitions(db, Links.of(db, seen.keySet()).and(seen.keySet()).stream()
                .map(id -> partitions.of(id.toString())).distinct().toList());
        if (!version.mayAct(db)) {
            return 0;
        }
        Links links = Links.locked(db, seen.keySet());
        Set<UUID> members = links.and(seen.keySet());
        Map<UUID, LeadRow> rows = store.leads(members);
        Map<UUID, Instant> erased = FactStore.ERASURES.until(db, members);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Person person : new Persons(db, counting, partitions).of(seen.keySet(), links, rows)) {
            // Tables that were folded before a score was said of the person know what is due of each id.
            person.settle();
            sayWhatIsDue(person, now, erased, records);
        }
        publisher.publishAndAwait(records);
        store.upsertSaid(rows.values().stream().filter(LeadRow::isSaidAnew).toList());
        return seen.size();
    }

    private void sayWhatIsDue(Person person, Instant now, Map<UUID, Instant> erased, List<ProducerRecord<byte[], byte[]>> records) {
        for (int step = 0; step < MOST_STEPS && person.due() != null && !person.due().isAfter(now); step++) {
            Optional<Verdict> verdict = Qualifying.decide(person.facts(), person.standing(), person.due());
            if (verdict.isEmpty()) {
                // Cannot be: what is due is worth saying by the same function. A defect must not hold up the others.
                LOG.errorf("nothing to say of a lead that was due lead=%s", person.canonical().leadId);
                person.rows().forEach(row -> row.due = null);
                return;
            }
            saying.say(person, verdict.get(), erased.get(person.canonical().leadId), records::add);
            person.settle();
        }
    }

    private static void lockPartitions(Connection db, Collection<Integer> partitions) throws SQLException {
        try (PreparedStatement lock = db.prepareStatement(
                "select 1 from position where partition = any (?) order by partition, topic for update")) {
            lock.setArray(1, db.createArrayOf("int4", partitions.toArray()));
            lock.executeQuery().close();
        }
    }
}

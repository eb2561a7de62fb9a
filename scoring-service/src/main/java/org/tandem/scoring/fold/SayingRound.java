package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.scoring.engagement.Counting;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One transaction in which something is said of persons that no batch has news of. It locks what a fold locks, so the two
 * never say something of one person at the same time; and it says before it keeps, so a crash in between says the same
 * again, under the same ids.
 */
final class SayingRound {

    private final DataSource database;
    private final ActiveVersion version;
    private final Counting counting;
    private final Partitions partitions;
    private final Publisher publisher;
    private final Saying saying;

    SayingRound(DataSource database, ActiveVersion version, Counting counting, EventCodec codec, Partitions partitions,
                Publisher publisher, Clock clock) {
        this.database = database;
        this.version = version;
        this.counting = counting;
        this.partitions = partitions;
        this.publisher = publisher;
        this.saying = new Saying(counting.model(), codec, partitions, clock);
    }

    /** Whom it is about. */
    interface Finder {
        Collection<UUID> leads(Connection db) throws SQLException;
    }

    /** What is said of whom; the persons are locked. */
    interface Speaker {
        void speak(Connection db, List<Person> persons, Voice voice) throws SQLException;
    }

    /** Says a verdict of a person. */
    interface Voice {
        void say(Person person, Verdict verdict, Consumer<ProducerRecord<byte[], byte[]>> each);
    }

    /**
     * @return of how many leads something was to be said
     * @throws SQLException          if the database would not; nothing was kept, and what was said is said again the same
     * @throws Publisher.Unavailable if it was not acknowledged; the same holds
     */
    int run(Finder finder, Speaker speaker) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                int leads = run(db, finder, speaker);
                db.commit();
                return leads;
            } catch (SQLException | RuntimeException failure) {
                db.rollback();
                throw failure;
            }
        }
    }

    private int run(Connection db, Finder finder, Speaker speaker) throws SQLException {
        Collection<UUID> leads = finder.leads(db);
        if (leads.isEmpty()) {
            return 0;
        }
        lockPartitions(db, Links.of(db, leads).and(leads).stream().map(id -> partitions.of(id.toString())).distinct().toList());
        if (!version.mayAct(db)) {
            return 0;
        }
        LeadStore store = new LeadStore(db, counting);
        Links links = Links.locked(db, leads);
        Set<UUID> members = links.and(leads);
        Map<UUID, LeadRow> rows = store.leads(members);
        Map<UUID, Instant> erased = FactStore.ERASURES.until(db, members);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        speaker.speak(db, new Persons(db, counting, partitions).of(leads, links, rows), (person, verdict, each) ->
                saying.say(person, verdict, erased.get(person.canonical().leadId), each.andThen(records::add)));
        publisher.publishAndAwait(records);
        store.upsertSaid(rows.values().stream().filter(LeadRow::isSaidAnew).toList());
        return leads.size();
    }

    private static void lockPartitions(Connection db, Collection<Integer> partitions) throws SQLException {
        try (PreparedStatement lock = db.prepareStatement(
                "select 1 from position where partition = any (?) order by partition, topic for update")) {
            lock.setArray(1, db.createArrayOf("int4", partitions.toArray()));
            lock.executeQuery().close();
        }
    }
}

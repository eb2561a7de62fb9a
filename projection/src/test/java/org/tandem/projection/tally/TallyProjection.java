package org.tandem.projection.tally;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.tally.TallyEvent.Added;
import org.tandem.projection.tally.TallyEvent.Labelled;
import org.tandem.projection.tally.TallyEvent.Noticed;
import org.tandem.projection.tally.TallyEvent.Taken;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sums by name, the last label of each, and a notice where one is asked for. */
public final class TallyProjection implements Projection {

    /** A note that makes the fold throw. */
    public static final String THROW = "throw";
    /** A note that makes the fold emit an event. */
    public static final String NOTICE = "notice";

    /** Something a test does in the middle of a transaction. */
    public interface Midway {
        void at(Connection db, List<StreamRecord> records) throws SQLException;
    }

    private final TallyTopics topics;
    private final EventCodec codec;
    private volatile Midway midway = (db, records) -> { };

    public TallyProjection(TallyTopics topics) {
        this.topics = topics;
        this.codec = topics.codec();
    }

    /** Called at the end of every fold, before its commit. */
    public TallyProjection midway(Midway midway) {
        this.midway = midway;
        return this;
    }

    @Override
    public List<Topic> topics() {
        return topics.read();
    }

    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        try (PreparedStatement tally = db.prepareStatement("""
                insert into tally as t (who, events, total) values (?, 1, ?)
                on conflict (who) do update set events = t.events + 1, total = t.total + excluded.total""");
             PreparedStatement entry = db.prepareStatement("insert into entry values (?, ?, ?, ?, ?)");
             PreparedStatement label = db.prepareStatement("""
                insert into label values (?, ?) on conflict (who) do update set label = excluded.label""");
             PreparedStatement unlabel = db.prepareStatement("delete from label where who = ?")) {
            for (StreamRecord record : records) {
                if (record.isTombstone()) {
                    unlabel.setString(1, record.key());
                    unlabel.executeUpdate();
                } else if (record.envelope().data() instanceof Labelled labelled) {
                    label.setString(1, labelled.who());
                    label.setString(2, labelled.label());
                    label.executeUpdate();
                } else if (record.envelope().data() instanceof Added added) {
                    count(tally, entry, record, added.who(), added.amount(), added.note());
                    act(record, added, effects);
                } else if (record.envelope().data() instanceof Taken taken) {
                    count(tally, entry, record, taken.who(), -taken.amount(), null);
                }
            }
            tally.executeBatch();
            entry.executeBatch();
        }
        midway.at(db, records);
    }

    private static void count(PreparedStatement tally, PreparedStatement entry, StreamRecord record, String who,
                              long amount, String note) throws SQLException {
        tally.setString(1, who);
        tally.setLong(2, amount);
        tally.addBatch();
        entry.setObject(1, record.envelope().id());
        entry.setString(2, record.envelope().contentHash());
        entry.setString(3, who);
        entry.setLong(4, amount);
        entry.setString(5, note);
        entry.addBatch();
    }

    private void act(StreamRecord cause, Added added, Effects effects) {
        if (THROW.equals(added.note())) {
            throw new IllegalStateException("asked to");
        }
        if (NOTICE.equals(added.note())) {
            Envelope<?> event = cause.envelope();
            effects.publish(cause, codec.write(topics.noticed(), cause.partition().partition(), added.who(),
                    new Envelope<>(Identity.part(event.id(), "noticed"), "/tally", TallyEvent.NOTICED, added.who(),
                            event.time(), event.recordedTime(), null, null, new Noticed(added.who()))));
        }
    }
}

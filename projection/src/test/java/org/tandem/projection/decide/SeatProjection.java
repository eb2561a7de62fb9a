package org.tandem.projection.decide;

import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.decide.SeatEvent.Offered;
import org.tandem.projection.decide.SeatEvent.Taken;
import org.tandem.projection.fold.Acting;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.fold.Projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Who has which seat, how often it was said so, and how often it was offered. */
final class SeatProjection implements Projection {

    private final SeatTopics topics;

    SeatProjection(SeatTopics topics) {
        this.topics = topics;
    }

    @Override
    public List<Topic> topics() {
        return List.of(topics.seats(), topics.offers());
    }

    @Override
    public Acting acting() {
        return new Acting.Repeatable();
    }

    @Override
    public List<Topic> outcomes() {
        return List.of(topics.seats());
    }

    @Override
    public void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        try (PreparedStatement seat = db.prepareStatement("""
                insert into seat as s values (?, ?, 1) on conflict (seat) do update set takes = s.takes + 1""");
             PreparedStatement offer = db.prepareStatement("""
                insert into offer as o values (?, 1) on conflict (seat) do update set offers = o.offers + 1""")) {
            for (StreamRecord record : records) {
                if (record.envelope().data() instanceof Taken taken) {
                    seat.setString(1, taken.seat());
                    seat.setString(2, taken.who());
                    seat.addBatch();
                } else if (record.envelope().data() instanceof Offered offered) {
                    offer.setString(1, offered.seat());
                    offer.addBatch();
                }
            }
            seat.executeBatch();
            offer.executeBatch();
        }
    }
}

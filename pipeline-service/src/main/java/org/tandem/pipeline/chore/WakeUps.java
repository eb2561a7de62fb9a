package org.tandem.pipeline.chore;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Asks for recycled leads to be woken when their day has begun where their rep works. Asking is all: the decision is made
 * once, whoever asks and however often, because the request's id is the lead's, its attempt's and the day's.
 */
@ApplicationScoped
class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final StreamService stream;
    private final Requests requests;
    private final SalesRules rules;
    private final Clock clock = Clock.systemUTC();

    WakeUps(DataSource database, StreamService stream, Requests requests, SalesRules rules) {
        this.database = database;
        this.stream = stream;
        this.requests = requests;
        this.rules = rules;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wakeThoseWhoseDayItIs() {
        if (stream.decider() != null && stream.isCaughtUp()) {
            wake(clock.instant());
        }
    }

    /** @return how many it was asked for */
    int wake(Instant now) {
        List<WakeRequested> due;
        try {
            due = due(now);
        } catch (SQLException e) {
            LOG.warnf("nobody is woken this time: SQL state %s", e.getSQLState());
            return 0;
        }
        List<Ask<?>> asks = new ArrayList<>();
        due.forEach(wake -> asks.add(Ask.of(idOf(wake, now), EventTypes.LEAD_WAKE_REQUESTED, wake.leadId().toString(), wake)));
        try {
            requests.publishAndAwait(asks, now);
        } catch (Publisher.Unavailable e) {
            LOG.warn("leads whose day it is are not woken yet; they are asked for again");
            return 0;
        }
        return due.size();
    }

    /** With the day of asking, so that a day that was moved by a change of zones is asked for again. */
    static UUID idOf(WakeRequested wake, Instant now) {
        return Uuid5.of(wake.leadId().value(), "wake:" + wake.attempt() + ":" + wake.wakeOn() + ":"
                + LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private List<WakeRequested> due(Instant now) throws SQLException {
        List<WakeRequested> due = new ArrayList<>();
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement("""
                select lead_id, attempt, wake_on, rep from worked_lead
                where state = 'recycled' and wake_on <= ? order by wake_on, lead_id limit ?""")) {
            // Somewhere it is tomorrow already.
            select.setObject(1, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
            select.setInt(2, AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    LocalDate wakeOn = rows.getObject(3, LocalDate.class);
                    if (!LocalDate.ofInstant(now, rules.team().zoneOf(rows.getString(4))).isBefore(wakeOn)) {
                        due.add(new WakeRequested(new LeadId(rows.getObject(1, UUID.class)), rows.getInt(2), wakeOn.toString()));
                    }
                }
            }
        }
        return due;
    }
}

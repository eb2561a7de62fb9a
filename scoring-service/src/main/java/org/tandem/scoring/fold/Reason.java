package org.tandem.scoring.fold;

import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.scoring.fold.LinkNews.Told;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Why a batch may make something worth saying of a person: something live that is new under one of their ids, or a link
 * that came or went.
 *
 * @param record  what is said is said because of it
 * @param first   when the first of it was recorded
 * @param byFacts whether there is more than links
 * @param joins   whether ids were joined
 */
record Reason(StreamRecord record, Instant first, boolean byFacts, boolean joins) {

    /** Empty where nothing may be said: a replay, or only what was imported from before. */
    static Optional<Reason> of(Collection<UUID> ids, Map<UUID, News> news, Map<UUID, List<Told>> links, Effects effects)
            throws SQLException {
        Reason reason = null;
        for (UUID id : ids) {
            News its = news.get(id);
            if (its != null && its.hasFacts() && its.cause() != null && effects.isDue(its.cause())) {
                reason = and(reason, new Reason(its.cause(), its.firstRecorded(), true, false));
            }
            for (Told told : links.getOrDefault(id, List.of())) {
                if (told.acts() && effects.isDue(told.record())) {
                    reason = and(reason, new Reason(told.record(), told.link().recordedAt(), false, told.link().linked()));
                }
            }
        }
        return Optional.ofNullable(reason);
    }

    /** The record is the first one's, facts before links. */
    private static Reason and(Reason one, Reason other) {
        if (one == null) {
            return other;
        }
        return new Reason(!one.byFacts && other.byFacts ? other.record : one.record,
                other.first.isBefore(one.first) ? other.first : one.first, one.byFacts || other.byFacts,
                one.joins || other.joins);
    }
}

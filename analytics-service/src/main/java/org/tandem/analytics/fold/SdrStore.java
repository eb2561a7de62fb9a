package org.tandem.analytics.fold;

import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.ErasureTable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Table {@code sdr_deal}: who qualified the lead of an imported deal. */
final class SdrStore {

    private static final String COLUMNS = "lead_id, event_id, content_hash, sdr, rep, day, recorded_at, currency, amount";

    private final Connection db;

    SdrStore(Connection db) {
        this.db = db;
    }

    /** One deal; {@code currency} and {@code amount} are null where no value was said. */
    record SdrDeal(UUID leadId, UUID eventId, UUID contentHash, String sdr, String rep, Instant wonAt, Instant recordedAt, String currency,
                   BigDecimal amount) {
    }

    /** A deal that comes again changes nothing. */
    void insert(Collection<SdrDeal> deals, Map<UUID, Instant> erased) throws SQLException {
        List<SdrDeal> rows = new ArrayList<>(deals);
        rows.removeIf(deal -> ErasureTable.covers(erased.get(deal.leadId), deal.recordedAt));
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(SdrDeal::leadId).thenComparing(SdrDeal::eventId).thenComparing(SdrDeal::contentHash));
        try (PreparedStatement insert = db.prepareStatement("insert into sdr_deal (" + COLUMNS + ")"
                + " select lead_id, event_id, content_hash, sdr, rep, day, recorded_at, currency, amount::numeric"
                + " from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::timestamptz[], ?::text[], ?::text[]) as d ("
                + COLUMNS + ") on conflict do nothing")) {
            Columns.of(insert, rows).uuid(SdrDeal::leadId).uuid(SdrDeal::eventId).uuid(SdrDeal::contentHash).text(SdrDeal::sdr)
                    .text(SdrDeal::rep).date(deal -> deal.wonAt.atZone(ZoneOffset.UTC).toLocalDate()).timestamptz(SdrDeal::recordedAt)
                    .text(SdrDeal::currency).text(deal -> deal.amount == null ? null : deal.amount.toPlainString());
            insert.executeUpdate();
        }
    }

    /** Deletes what the erasures of these leads cover. */
    void forget(Collection<UUID> leadIds) throws SQLException {
        FactStore.ERASURES.delete(db, "sdr_deal", "recorded_at", leadIds);
    }
}

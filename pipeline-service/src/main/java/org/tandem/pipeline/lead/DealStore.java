package org.tandem.pipeline.lead;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes imported deals, and by what they find their leads, inside a fold. */
final class DealStore {

    /** What a lead has for an id when it follows from its sender's: then a deal finds it without a reference. */
    private static final String BY_PROVIDER = "provider";

    private final Connection db;

    DealStore(Connection db) {
        this.db = db;
    }

    /** A row of {@code imported_deal}. */
    record DealRow(UUID eventId, UUID contentHash, OpportunityImportedWon deal, Instant wonAt, Instant recordedAt) {

        static DealRow of(Envelope<?> event, OpportunityImportedWon deal) {
            String hash = event.contentHash();
            return new DealRow(event.id(), new UUID(Long.parseUnsignedLong(hash, 0, 16, 16), Long.parseUnsignedLong(hash, 16, 32, 16)),
                    deal, event.time(), event.recordedTime());
        }

        private String amount() {
            Money value = deal.value();
            return value == null ? null : value.amount();
        }

        private String currency() {
            return deal.value() == null ? null : deal.value().currency();
        }
    }

    /** The key of {@code lead_reference}. */
    record Reference(UUID leadId, String provider, String externalRef) implements Comparable<Reference> {

        /** Null where there is nothing to remember. */
        static Reference of(LeadCaptured captured) {
            return captured.externalRef() == null || captured.sender() == null || BY_PROVIDER.equals(captured.identity()) ? null
                    : new Reference(captured.leadId().value(), captured.sender(), captured.externalRef());
        }

        @Override
        public int compareTo(Reference other) {
            int order = leadId.compareTo(other.leadId);
            order = order != 0 ? order : provider.compareTo(other.provider);
            return order != 0 ? order : externalRef.compareTo(other.externalRef);
        }
    }

    void insertDeals(Collection<DealRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into imported_deal (event_id, content_hash, lead_id, provider, external_ref, won_at, won_on, amount,
                                           currency, segment, rep, sdr, recorded_at)
                select event_id, content_hash, lead_id, provider, external_ref, won_at, won_on, amount::numeric, currency, segment,
                       rep, sdr, recorded_at
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::date[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                     as r (event_id, content_hash, lead_id, provider, external_ref, won_at, won_on, amount, currency, segment, rep,
                           sdr, recorded_at)
                order by 1, 2
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(DealRow::eventId).uuid(DealRow::contentHash).uuid(row -> row.deal.leadId().value())
                    .text(row -> row.deal.provider()).text(row -> row.deal.externalRef()).timestamptz(DealRow::wonAt)
                    .date(row -> LocalDate.parse(row.deal.wonOn())).text(DealRow::amount).text(DealRow::currency)
                    .text(row -> row.deal.segment()).text(row -> row.deal.rep()).text(row -> row.deal.sdr())
                    .timestamptz(DealRow::recordedAt);
            insert.executeUpdate();
        }
    }

    /** @param references by when each was recorded last */
    void upsertReferences(Map<Reference, Instant> references) throws SQLException {
        if (references.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into lead_reference as r (lead_id, provider, external_ref, recorded_at)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                on conflict (lead_id, provider, external_ref) do update set recorded_at = greatest(r.recorded_at, excluded.recorded_at)""")) {
            Columns.of(upsert, new TreeMap<>(references).entrySet()).uuid(row -> row.getKey().leadId())
                    .text(row -> row.getKey().provider()).text(row -> row.getKey().externalRef()).timestamptz(Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    /** Deletes what the erasures of these leads cover. */
    void forget(Collection<UUID> leadIds) throws SQLException {
        if (leadIds.isEmpty()) {
            return;
        }
        for (String table : List.of("imported_deal", "lead_reference")) {
            Erasures.TABLE.delete(db, table, "recorded_at", leadIds);
        }
    }

    void declare(Collection<String> fingerprints) throws SQLException {
        if (fingerprints.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement(
                "insert into declared_identity (fingerprint) select * from unnest(?::text[]) on conflict do nothing")) {
            Columns.of(insert, fingerprints).text(fingerprint -> fingerprint);
            insert.executeUpdate();
        }
    }
}

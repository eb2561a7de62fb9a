package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.opportunity.ImportedDeal;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.imports.Import;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.imports.RowOutcome;
import org.tandem.rest.problem.FieldError;
import org.tandem.rest.problem.Problem;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes facts of rows: a deal that was won, and nothing about how. Nothing is decided, so nothing is asked; which lead it tells of is
 * seen when it is read.
 */
@ApplicationScoped
class DealImport {

    private final StreamIdentity streamIdentity;
    private final KnownDeals known;
    private final EventCodec codec;
    private final Partitions partitions;
    private final Publisher publisher;
    private final StreamService stream;
    private final String source;
    private final Clock clock = Clock.systemUTC();

    DealImport(StreamIdentity streamIdentity, KnownDeals known, EventCodec codec, Partitions partitions, Publisher publisher,
               StreamService stream, ServiceStream service) {
        this.streamIdentity = streamIdentity;
        this.known = known;
        this.codec = codec;
        this.partitions = partitions;
        this.publisher = publisher;
        this.stream = stream;
        this.source = service.source();
    }

    /**
     * @param provider whose ids the file has for leads: the sender that brought them
     * @param by       who imports
     * @throws Import.Stopped if lead ids cannot be derived
     */
    Import.Window of(String provider, String name, Mapping mapping, String by) {
        Identity identity = streamIdentity.orStop();
        if (!stream.isWritable()) {
            throw new Import.Stopped(unavailable());
        }
        if (!Identity.isProvider(provider)) {
            throw new Import.Stopped(Problem.invalidInput(List.of(new FieldError("provider", "not-a-provider",
                    "Say which sender brought the leads: its name in lower case, here or in the mapping"))));
        }
        return rows -> new Window(identity, provider, name, mapping, by, rows).take();
    }

    private static Problem unavailable() {
        return Problem.of(503, "unavailable", "The rest of the file could not be stored now",
                "Send the same file again: what is stored already is not stored twice");
    }

    private final class Window {
        private final Identity identity;
        private final String provider;
        private final String name;
        private final Mapping mapping;
        private final String by;
        private final List<Row> rows;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

        Window(Identity identity, String provider, String name, Mapping mapping, String by, List<Row> rows) {
            this.identity = identity;
            this.provider = provider;
            this.name = name;
            this.mapping = mapping;
            this.by = by;
            this.rows = rows;
        }

        List<RowOutcome> take() {
            Map<Row, ImportedDeal> deals = new IdentityHashMap<>();
            Map<Row, List<FieldError>> wrong = new IdentityHashMap<>();
            for (Row row : rows) {
                DealRows.Reading reading = DealRows.read(row, mapping, now);
                if (reading instanceof DealRows.Reading.Read read) {
                    deals.put(row, read.deal());
                } else if (reading instanceof DealRows.Reading.Wrong errors) {
                    wrong.put(row, errors.errors());
                }
            }
            Map<UUID, Set<String>> there = deals.isEmpty() ? Map.of()
                    : known.among(deals.keySet().stream().map(this::eventId).distinct().toList());
            Map<UUID, String> written = new HashMap<>();
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            List<RowOutcome> outcomes = new ArrayList<>(rows.size());
            for (Row row : rows) {
                ImportedDeal deal = deals.get(row);
                outcomes.add(deal == null ? RowOutcome.refused(row, mapping, wrong.get(row), null)
                        : outcome(row, deal, there, written, records));
            }
            try {
                publisher.publishAndAwait(records);
            } catch (Publisher.Unavailable e) {
                throw new Import.Stopped(unavailable());
            }
            known.remember(written);
            return outcomes;
        }

        private RowOutcome outcome(Row row, ImportedDeal deal, Map<UUID, Set<String>> there, Map<UUID, String> written,
                                   List<ProducerRecord<byte[], byte[]>> records) {
            UUID eventId = eventId(row);
            UUID leadId = deal.leadId(identity, provider).value();
            String hash = deal.contentHash(identity, provider);
            Set<String> contents = new HashSet<>(there.getOrDefault(eventId, Set.of()));
            if (written.containsKey(eventId)) {
                contents.add(written.get(eventId));
            }
            if (contents.contains(hash)) {
                return RowOutcome.duplicate(row, leadId, eventId);
            } else if (!contents.isEmpty()) {
                return RowOutcome.refused(row, mapping, List.of(new FieldError(null, "already-used",
                        "Another content came under this row's key before.")), null);
            }
            written.put(eventId, hash);
            records.add(codec.write(Topics.PIPELINE, partitions.of(leadId.toString()), leadId.toString(), new Envelope<>(eventId, source,
                    EventTypes.OPPORTUNITY_IMPORTED_WON, leadId.toString(), deal.wonAt(), now, null, hash,
                    deal.event(identity, provider, eventId, by))));
            return RowOutcome.accepted(row, leadId, eventId);
        }

        private UUID eventId(Row row) {
            return ImportedDeal.eventId(identity, provider, name, row.key());
        }
    }
}

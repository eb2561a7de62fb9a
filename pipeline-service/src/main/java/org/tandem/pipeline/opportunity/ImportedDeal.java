package org.tandem.pipeline.opportunity;

import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A deal that somebody says was won, before it is on the stream.
 *
 * @param externalRef what the provider calls the lead
 * @param wonAt       the moment
 * @param wonOn       the day, where it was won
 * @param value       null where nothing was said
 * @param segment     code; null where nothing was said, as are {@code rep} and {@code sdr}, which are opaque ids
 */
public record ImportedDeal(String externalRef, Instant wonAt, LocalDate wonOn, Money value, String segment, String rep,
                           String sdr) {

    /** Keeps what deals are called by apart from what the same sender calls its captures by. */
    private static final String DEALS = "deals/";

    /** The event's id: the same for the same row of the same import. */
    public static UUID eventId(Identity identity, String provider, String importName, String rowKey) {
        return identity.sender(provider).eventOf(DEALS + importName + "/" + rowKey);
    }

    /** The lead it tells of, unless that lead has an address: then it is found by what its sender called it. */
    public LeadId leadId(Identity identity, String provider) {
        return identity.byProvider(provider, externalRef);
    }

    /** Of what was said and not of who imported it, 32 hexadecimal digits; keyed, as it travels where nothing is forgotten. */
    public String contentHash(Identity identity, String provider) {
        String said = String.join("\u001f", provider, externalRef, wonAt.toString(), wonOn.toString(),
                value == null ? "" : value.amount() + " " + value.currency(), or(segment), or(rep), or(sdr));
        return Uuid5.of(identity.namespace(), "deal:" + said).toString().replace("-", "");
    }

    public OpportunityImportedWon event(Identity identity, String provider, UUID eventId, String by) {
        return new OpportunityImportedWon(leadId(identity, provider), eventId, provider, externalRef, value, wonOn.toString(),
                segment, rep, sdr, by);
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}

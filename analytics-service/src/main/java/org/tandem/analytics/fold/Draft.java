package org.tandem.analytics.fold;

import org.tandem.analytics.count.Dimensions;
import org.tandem.analytics.count.Fact;
import org.tandem.analytics.count.FactKind;
import org.tandem.analytics.fold.SdrStore.SdrDeal;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A fact as an event says it, before its texts have become codes. */
final class Draft {

    private static final int LONGEST_LABEL = 200;
    /** More digits than any money has are a mistake, and would be more work than a figure is worth. */
    private static final int LONGEST_AMOUNT = 30;

    private final UUID leadId;
    private final FactKind kind;
    private final UUID eventId;
    private final UUID contentHash;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private int attempt;
    private String origin;
    private String campaign;
    private String segment;
    private String territory;
    private String rep;
    private UUID refersTo;
    private UUID account;
    private int revision;
    private BigDecimal amount;
    private String currency;

    Draft(FactKind kind, LeadId leadId, Envelope<?> event) {
        String hash = event.contentHash();
        this.kind = kind;
        this.leadId = leadId.value();
        this.eventId = event.id();
        this.contentHash = new UUID(Long.parseUnsignedLong(hash, 0, 16, 16), Long.parseUnsignedLong(hash, 16, 32, 16));
        // As the tables keep them: what is counted of a fact must be the same before and after it was written.
        this.occurredAt = event.time().truncatedTo(ChronoUnit.MICROS);
        this.recordedAt = event.recordedTime().truncatedTo(ChronoUnit.MICROS);
    }

    UUID leadId() {
        return leadId;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Draft from(String source, String ofCampaign) {
        origin = source;
        campaign = ofCampaign;
        return this;
    }

    Draft company(Business business) {
        segment = business.industry();
        territory = business.country();
        account = business.account();
        return this;
    }

    Draft attempt(int number, String who) {
        attempt = number;
        rep = who;
        return this;
    }

    Draft refersTo(UUID what) {
        refersTo = what;
        return this;
    }

    Draft revision(int number) {
        revision = number;
        return this;
    }

    /** An amount that is no number is a deal without one: its day still counts. */
    Draft value(Money value) {
        if (value != null && value.amount() != null && value.amount().length() <= LONGEST_AMOUNT) {
            try {
                BigDecimal number = new BigDecimal(value.amount());
                amount = Math.abs(number.scale()) > LONGEST_AMOUNT ? null : number;
                currency = amount == null ? null : value.currency();
            } catch (NumberFormatException e) {
                amount = null;
            }
        }
        return this;
    }

    void eachText(Consumer<String> text) {
        for (String one : new String[] {origin, campaign, segment, territory, rep, currency}) {
            if (label(one) != null) {
                text.accept(label(one));
            }
        }
    }

    /** @param sdr who qualified the lead; null where nothing was said */
    Optional<SdrDeal> sdrDeal(String sdr) {
        return Optional.ofNullable(label(sdr)).map(who -> new SdrDeal(leadId, eventId, contentHash, who, label(rep), occurredAt, recordedAt,
                currency, amount));
    }

    Fact fact(ToIntFunction<String> codes) {
        return new Fact(leadId, kind, attempt, eventId, contentHash, occurredAt, recordedAt,
                new Dimensions(code(codes, origin), code(codes, campaign), code(codes, segment), code(codes, territory), code(codes, rep)),
                refersTo, account, revision, amount, code(codes, currency));
    }

    private static int code(ToIntFunction<String> codes, String text) {
        String label = label(text);
        return label == null ? Dimensions.NONE : codes.applyAsInt(label);
    }

    private static String label(String text) {
        return text == null || text.isBlank() ? null : text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL);
    }
}

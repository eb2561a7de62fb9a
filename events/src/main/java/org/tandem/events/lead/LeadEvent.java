package org.tandem.events.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.List;
import java.util.UUID;

/**
 * Everything that can happen to a lead before anybody scores it. Topic {@code leads}; no personal data here.
 *
 * <p>Codes are open: a reader must expect values it does not know.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface LeadEvent {

    /**
     * A known sender brought a lead.
     *
     * @param sender      the key's name, such as {@code website}; never the key
     * @param source      where the lead came from, such as {@code web-form}, {@code organic_search}
     * @param externalRef the sender's own id of the lead, by which it may refer to it later
     * @param identity    what the lead id was derived from: {@code email}, {@code provider}, {@code anonymous}, {@code capture}
     * @param parts       the other records this capture consists of: {@code profile}, {@code activity}
     * @param historical  imported from before: folded, but never routed, timed or notified
     */
    record LeadCaptured(LeadId leadId, String sender, String source, String form, String campaign, String externalRef,
                        String identity, Utm utm, Business business, List<Consent> consents, List<String> parts,
                        boolean historical) implements LeadEvent {
        public LeadCaptured {
            business = business == null ? Business.UNKNOWN : business;
            consents = consents == null ? List.of() : List.copyOf(consents);
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    /** A business attribute was corrected after the capture. */
    record LeadAttributesChanged(LeadId leadId, Business business) implements LeadEvent {
    }

    /** Two ids are one person: one record for each of the two, with derived ids. */
    record LeadLinked(LeadId leadId, LeadId linkedTo, String evidence, String by) implements LeadEvent {
    }

    /** Two ids that were linked are two people after all. */
    record LeadUnlinked(LeadId leadId, LeadId unlinkedFrom, String reason, String by) implements LeadEvent {
    }

    /** Permission to contact was given or withdrawn. */
    record ConsentChanged(LeadId leadId, Consent consent) implements LeadEvent {
    }

    /** Everything about the lead that was recorded up to this event's recorded time is to be forgotten by everybody. */
    record LeadErased(LeadId leadId, String by, String reason) implements LeadEvent {
    }

    /** A known sender's input was refused; what it said is on {@code rejected-captures}, if it was kept. Key: the capture's id. */
    record CaptureRefused(UUID captureId, String sender, List<String> reasons, boolean kept) implements LeadEvent {
        public CaptureRefused {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }
    }

    /** The first record of partition 0: which identity namespace every lead id of this stream is derived in. */
    record IdentityDeclared(String fingerprint) implements LeadEvent {
    }
}

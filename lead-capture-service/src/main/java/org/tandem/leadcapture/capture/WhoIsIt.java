package org.tandem.leadcapture.capture;

import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.contact.EmailAddress;

import java.util.Optional;
import java.util.UUID;

/**
 * Whose capture it is, by the strongest identifier that is one person's.
 *
 * @param identity what the id was derived from, as {@code lead.captured} says it
 */
record WhoIsIt(LeadId leadId, String identity) {

    static WhoIsIt of(Understood capture, UUID captureId, Identity identity) {
        LeadInput input = capture.input();
        if (capture.hasPersonalEmail()) {
            return new WhoIsIt(identity.byEmail(capture.email().key()), "email");
        }
        if (input.externalRef() != null) {
            return new WhoIsIt(identity.byProvider(capture.context().sender(), input.externalRef()), "provider");
        }
        if (input.anonymousId() != null) {
            return new WhoIsIt(identity.byAnonymousId(input.anonymousId()), "anonymous");
        }
        return new WhoIsIt(identity.byCapture(captureId), "capture");
    }

    /** Of what may be refused: empty where nobody can be made out. What no capture may have for a reference is nobody's. */
    static Optional<LeadId> ofWhatIsLegible(LeadInput sent, CaptureContext context, Identity identity) {
        LeadInput input = sent.trimmed();
        EmailAddress email = EmailAddress.parse(input.email()).orElse(null);
        if (email != null && !email.isRole()) {
            return Optional.of(identity.byEmail(email.key()));
        }
        if (input.externalRef() != null && Text.isReference(input.externalRef())) {
            return Optional.of(identity.byProvider(context.sender(), input.externalRef()));
        }
        return Optional.ofNullable(input.anonymousId()).map(identity::byAnonymousId);
    }
}

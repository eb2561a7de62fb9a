package org.tandem.leadcapture.capture;

import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;

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
}

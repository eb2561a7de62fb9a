package org.tandem.leadcapture.capture;

import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.contact.CompanyName;
import org.tandem.leadcapture.contact.EmailAddress;

import java.util.Optional;
import java.util.UUID;

/**
 * Which company a capture is from, as a pseudonym: by the domain of its address, else by what it calls the company and where
 * that is. Nothing is looked up, so a company whose people come both ways is two; nobody is joined on a guess.
 */
final class WhichCompany {

    private WhichCompany() {
    }

    /** Null where no company is known. */
    static UUID of(Understood capture, Identity identity) {
        return Optional.ofNullable(capture.email()).flatMap(EmailAddress::companyDomain).map(identity::accountByDomain)
                .or(() -> byName(capture, identity)).orElse(null);
    }

    private static Optional<UUID> byName(Understood capture, Identity identity) {
        return capture.country() == null ? Optional.empty() : CompanyName.normalised(capture.input().company())
                .map(name -> identity.accountByName(name, capture.country()));
    }
}

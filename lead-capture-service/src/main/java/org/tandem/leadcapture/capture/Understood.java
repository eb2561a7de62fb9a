package org.tandem.leadcapture.capture;

import org.tandem.leadcapture.contact.Codes;
import org.tandem.leadcapture.contact.EmailAddress;
import org.tandem.leadcapture.contact.PhoneNumber;

import java.time.Instant;

/**
 * An input with each of its values read once, for the rules to judge and for the events to be built from. What could
 * not be read is null; whether that matters is for the rules to say.
 *
 * @param country ISO code: as sent, or the sender's default where none was sent
 */
record Understood(LeadInput input, CaptureContext context, Instant now, EmailAddress email, PhoneNumber phone,
                  String country, Instant occurredAt, Integer companySize) {

    static Understood of(LeadInput sent, CaptureContext context, Instant now) {
        LeadInput input = sent.trimmed();
        String country = input.country() == null ? context.defaultCountry() : Codes.country(input.country());
        return new Understood(input, context, now,
                EmailAddress.parse(input.email()).orElse(null),
                PhoneNumber.parse(input.phone(), country).orElse(null),
                country,
                input.occurredAt() == null ? null : OccurredAt.parse(input.occurredAt()),
                input.companySize() == null ? null : CompanySize.parse(input.companySize()));
    }

    /** Whether the e-mail address is one person's. */
    boolean hasPersonalEmail() {
        return email != null && !email.isRole();
    }

    /** E.164, or as given where the country to read it by is not known. */
    String phoneToKeep() {
        return phone == null ? input.phone() : phone.e164();
    }
}

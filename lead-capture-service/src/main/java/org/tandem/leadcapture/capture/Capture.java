package org.tandem.leadcapture.capture;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.lead.Utm;
import org.tandem.events.profile.ProfileEvent;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;
import org.tandem.leadcapture.capture.CaptureOutcome.Refused;
import org.tandem.leadcapture.contact.Codes;
import org.tandem.leadcapture.contact.UtmValue;
import org.tandem.leadcapture.contact.WebAddress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns what was sent into what is published: codes and pseudonyms for the topics that cannot forget, and everything a
 * person typed for the one that can.
 */
public final class Capture {

    private static final List<String> ALONE = List.of();
    private static final List<String> WITH_PROFILE = List.of("profile");
    private static final List<String> WITH_ACTIVITY = List.of("activity");
    private static final List<String> WITH_BOTH = List.of("profile", "activity");

    private Capture() {
    }

    /**
     * Decides about one capture.
     *
     * @param captureId the capture's event id: the same for a request that is sent again
     * @param now       when it arrived
     */
    public static CaptureOutcome decide(LeadInput sent, CaptureContext context, UUID captureId, Identity identity,
                                        Instant now) {
        return decide(sent, context, captureId, identity, now, History.NONE);
    }

    /**
     * Decides about one capture that somebody may bring from before.
     *
     * @param history which captures tell of the past, so that nobody acts on them
     */
    public static CaptureOutcome decide(LeadInput sent, CaptureContext context, UUID captureId, Identity identity,
                                        Instant now, History history) {
        Understood capture = Understood.of(sent, context, now);
        InputErrors errors = CaptureRules.check(capture);
        if (!errors.isEmpty()) {
            return new Refused(errors.asList());
        }
        return accept(capture, captureId, identity, history);
    }

    /** Whom an input is about that is refused, where that could be read: erasing that lead erases the kept input too. */
    public static Optional<LeadId> whose(Reading reading, CaptureContext context, Identity identity) {
        return reading.legible().flatMap(input -> WhoIsIt.ofWhatIsLegible(input, context, identity));
    }

    private static Accepted accept(Understood capture, UUID captureId, Identity identity, History history) {
        WhoIsIt who = WhoIsIt.of(capture, captureId, identity);
        LeadInput input = capture.input();
        CaptureContext context = capture.context();
        WebAddress page = WebAddress.parse(input.page());
        Utm utm = utm(input, page);
        String campaign = input.campaign() == null ? context.defaultCampaign() : input.campaign();
        ProfileEvent.ProfileCaptured profile = ProfileOfCapture.build(capture, captureId, who);
        ActivityEvent.FormSubmitted activity = context.form() == null ? null
                : new ActivityEvent.FormSubmitted(who.leadId(), captureId, context.form(), campaign,
                        page == null ? null : page.clean(), WebAddress.clean(input.referrer()), utm);
        LeadEvent.LeadCaptured lead = new LeadEvent.LeadCaptured(who.leadId(), context.sender(),
                input.source() == null ? context.defaultSource() : input.source(), context.form(), campaign,
                input.externalRef(), who.identity(), utm, business(capture, identity), consents(capture),
                parts(profile != null, activity != null),
                history.covers(capture.occurredAt(), capture.now()));
        Instant time = capture.occurredAt() == null ? capture.now() : capture.occurredAt();
        return new Accepted(who.leadId(), captureId, time, lead, profile, activity);
    }

    /** What the sender stated goes before what the page's address says. */
    private static Utm utm(LeadInput input, WebAddress page) {
        Utm ofPage = page == null ? null : page.utm();
        Utm utm = new Utm(
                first(input.utmSource(), ofPage == null ? null : ofPage.source()),
                first(input.utmMedium(), ofPage == null ? null : ofPage.medium()),
                first(input.utmCampaign(), ofPage == null ? null : ofPage.campaign()),
                first(input.utmTerm(), ofPage == null ? null : ofPage.term()),
                first(input.utmContent(), ofPage == null ? null : ofPage.content()));
        boolean empty = utm.source() == null && utm.medium() == null && utm.campaign() == null && utm.term() == null
                && utm.content() == null;
        return empty ? null : utm;
    }

    private static String first(String stated, String ofPage) {
        String clean = UtmValue.clean(stated);
        return clean == null ? ofPage : clean;
    }

    private static Business business(Understood capture, Identity identity) {
        LeadInput input = capture.input();
        String mailDomain = capture.email() == null ? null : capture.email().isFreeMail() ? "free-mail" : "corporate";
        return new Business(capture.country(), Codes.industry(input.industry()), capture.companySize(),
                Codes.department(input.department()), Codes.jobLevel(input.jobLevel()), mailDomain,
                WhichCompany.of(capture, identity));
    }

    /** Where the form's owner defined the purpose, the basis is the definition's. */
    private static List<Consent> consents(Understood capture) {
        List<ConsentInput> stated = capture.input().consents();
        if (stated.isEmpty()) {
            return List.of();
        }
        List<Consent> consents = new ArrayList<>(stated.size());
        for (ConsentInput consent : stated) {
            ConsentDefinition defined = capture.context().consent(consent.purpose());
            String basis = defined == null ? consent.basis() : defined.basis();
            consents.add(new Consent(consent.purpose(), consent.granted() ? "granted" : "denied",
                    basis == null ? "consent" : Codes.basis(basis)));
        }
        return consents;
    }

    private static List<String> parts(boolean profile, boolean activity) {
        if (profile) {
            return activity ? WITH_BOTH : WITH_PROFILE;
        }
        return activity ? WITH_ACTIVITY : ALONE;
    }
}

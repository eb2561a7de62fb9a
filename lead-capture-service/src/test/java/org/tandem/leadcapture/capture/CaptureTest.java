package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.Utm;
import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandem.leadcapture.capture.Captures.API;
import static org.tandem.leadcapture.capture.Captures.CAPTURE_ID;
import static org.tandem.leadcapture.capture.Captures.FORM;
import static org.tandem.leadcapture.capture.Captures.IDENTITY;
import static org.tandem.leadcapture.capture.Captures.NOW;
import static org.tandem.leadcapture.capture.Captures.accepted;
import static org.tandem.leadcapture.capture.Captures.ana;

class CaptureTest {

    @Test
    void aFormMakesALeadAProfileAndAnActivity() {
        Accepted accepted = accepted(ana().put(Field.FIRST_NAME, " Ana ").put(Field.COUNTRY, "Brazil").put(Field.INDUSTRY, "Software")
                .put(Field.COMPANY_SIZE, "50-199").put(Field.JOB_LEVEL, "Director").put(Field.DEPARTMENT, "purchasing")
                .put(Field.PAGE, "https://example.com/demo?utm_source=x&email=ana@example.com").put(Field.REFERRER, "https://search.example/?q=ana")
                .put(Field.UTM_MEDIUM, "paid").consent(new ConsentInput("email", true, "What the browser says.", "contract"))
                .property("budget", "10k"), FORM);

        var lead = IDENTITY.byEmail("ana.souza@example.com");
        Utm utm = new Utm("x", "paid", null, null, null);
        assertThat(accepted.leadId()).isEqualTo(lead);
        assertThat(accepted.captureId()).isEqualTo(CAPTURE_ID);
        assertThat(accepted.time()).isEqualTo(NOW);
        assertThat(accepted.lead()).isEqualTo(new LeadCaptured(lead, "website", "web-form", "demo", "spring", null, "email", utm,
                new Business("BR", "information-technology", 50, "purchasing", "director", "corporate",
                        IDENTITY.accountByDomain("example.com")),
                List.of(new Consent("email", "granted", "consent")), List.of("profile", "activity"), false));
        assertThat(accepted.activity()).isEqualTo(new FormSubmitted(lead, CAPTURE_ID, "demo", "spring", "https://example.com/demo", "https://search.example/", utm));
        assertThat(accepted.profile().leadId()).isEqualTo(lead);
        assertThat(accepted.profile().captureId()).isEqualTo(CAPTURE_ID);
        assertThat(accepted.profile().sender()).isEqualTo("website");
        assertThat(accepted.profile().email()).isEqualTo("ana.souza@example.com");
        assertThat(accepted.profile().firstName()).isEqualTo("Ana");
        assertThat(accepted.profile().page()).isEqualTo("https://example.com/demo?utm_source=x&email=ana@example.com");
        assertThat(accepted.profile().referrer()).isEqualTo("https://search.example/?q=ana");
        assertThat(accepted.profile().consentTexts()).containsExactly(new ConsentText("email", "Send me mail."));
        assertThat(accepted.profile().properties()).isEqualTo(Map.of("budget", "10k", "industry", "Software", "companySize", "50-199", "jobLevel", "Director"));
    }

    @Test
    void withoutAFormThereIsNoActivity() {
        Accepted accepted = accepted(ana().put(Field.SOURCE, "partner").put(Field.CAMPAIGN, "fair-2026"));

        assertThat(accepted.activity()).isNull();
        assertThat(accepted.lead().source()).isEqualTo("partner");
        assertThat(accepted.lead().campaign()).isEqualTo("fair-2026");
        assertThat(accepted.lead().parts()).containsExactly("profile");
        assertThat(accepted.lead().utm()).isNull();
    }

    @Test
    void withoutAnythingPersonalThereIsNoProfile() {
        Accepted accepted = accepted(LeadInput.builder().put(Field.EXTERNAL_REF, "4711").put(Field.COUNTRY, "BR").put(Field.INDUSTRY, "energy")
                .put(Field.COMPANY_SIZE, "120").put(Field.UTM_SOURCE, "x"));

        assertThat(accepted.profile()).isNull();
        assertThat(accepted.lead().parts()).isEmpty();
        assertThat(accepted(LeadInput.builder().put(Field.ANONYMOUS_ID, "c0ffee"), FORM).lead().parts()).containsExactly("activity");
    }

    @Test
    void theStrongestPersonalIdentifierSaysWhoItIs() {
        LeadInput.Builder all = ana().put(Field.EXTERNAL_REF, "4711").put(Field.ANONYMOUS_ID, "c0ffee").put(Field.PHONE, "+44 20 7946 0018");
        assertThat(accepted(all).leadId()).isEqualTo(IDENTITY.byEmail("ana.souza@example.com"));
        assertThat(accepted(all).lead().identity()).isEqualTo("email");
        assertThat(accepted(all).lead().externalRef()).isEqualTo("4711");

        all.put(Field.EMAIL, "info@example.com");
        assertThat(accepted(all).leadId()).isEqualTo(IDENTITY.byProvider("crm", "4711"));
        assertThat(accepted(all).lead().identity()).isEqualTo("provider");

        all.put(Field.EXTERNAL_REF, null);
        assertThat(accepted(all).leadId()).isEqualTo(IDENTITY.byAnonymousId("c0ffee"));
        assertThat(accepted(all).lead().identity()).isEqualTo("anonymous");

        all.put(Field.ANONYMOUS_ID, null);
        assertThat(accepted(all).leadId()).isEqualTo(IDENTITY.byCapture(CAPTURE_ID));
        assertThat(accepted(all).lead().identity()).isEqualTo("capture");

        all.put(Field.EMAIL, null);
        assertThat(accepted(all).lead().identity()).isEqualTo("capture");
    }

    @Test
    void spellingsOfOneMailboxAreOneLead() {
        assertThat(accepted(LeadInput.builder().put(Field.EMAIL, "Ana.Souza+demo@GoogleMail.com")).leadId())
                .isEqualTo(accepted(LeadInput.builder().put(Field.EMAIL, "anasouza@gmail.com")).leadId());
    }

    @Test
    void theAddressAsGivenIsKept() {
        Accepted accepted = accepted(LeadInput.builder().put(Field.EMAIL, " Ana.Souza+demo@GoogleMail.com "));

        assertThat(accepted.profile().email()).isEqualTo("Ana.Souza+demo@GoogleMail.com");
        assertThat(accepted.lead().business().mailDomain()).isEqualTo("free-mail");
    }

    @Test
    void phonesAreReadByTheCountryThatIsKnown() {
        LeadInput.Builder national = LeadInput.builder().put(Field.PHONE, "(11) 96123-4567");
        CaptureContext brazil = new CaptureContext("website", null, "api", null, "BR", Set.of(), List.of());

        assertThat(accepted(national, brazil).profile().phone()).isEqualTo("+5511961234567");
        assertThat(accepted(national, API).profile().phone()).isEqualTo("(11) 96123-4567");
        assertThat(accepted(national.put(Field.COUNTRY, "Brasil"), API).profile().phone()).isEqualTo("+5511961234567");
    }

    @Test
    void anExtensionIsNotLost() {
        Accepted accepted = accepted(ana().put(Field.PHONE, "+1 650 253 0000 x123"));

        assertThat(accepted.profile().phone()).isEqualTo("+16502530000");
        assertThat(accepted.profile().properties()).isEqualTo(Map.of("phoneExtension", "123"));
    }

    @Test
    void aCountryNobodyStatedIsTheSendersAndOneNobodyKnowsIsNone() {
        CaptureContext germany = new CaptureContext("website", null, "api", null, "DE", Set.of(), List.of());

        assertThat(accepted(ana(), germany).lead().business().country()).isEqualTo("DE");
        assertThat(accepted(ana().put(Field.COUNTRY, "Atlantis"), germany).lead().business().country()).isNull();
        assertThat(accepted(ana().put(Field.COUNTRY, "Atlantis"), germany).profile().country()).isEqualTo("Atlantis");
    }

    @Test
    void consentsAreGrantedOrDenied() {
        Accepted accepted = accepted(ana().consent(new ConsentInput("phone", false, null, null))
                .consent(new ConsentInput("post", true, "Send me letters.", "legitimate interests")), FORM);

        assertThat(accepted.lead().consents()).containsExactly(new Consent("phone", "denied", "consent"), new Consent("post", "granted", "legitimate-interest"));
        assertThat(accepted.profile().consentTexts()).containsExactly(new ConsentText("post", "Send me letters."));
    }

    @Test
    void whatHasNoCodeStaysWithThePerson() {
        Accepted accepted = accepted(ana().put(Field.INDUSTRY, "Ana's bakery").put(Field.JOB_LEVEL, "boss of Ana").put(Field.DEPARTMENT, "kitchen")
                .put(Field.UTM_SOURCE, "ana@example.com").put(Field.ANONYMOUS_ID, "c0ffee").property("industry", "own"));

        assertThat(accepted.lead().business()).isEqualTo(new Business(null, null, null, null, null, "corporate",
                IDENTITY.accountByDomain("example.com")));
        assertThat(accepted.lead().utm()).isNull();
        assertThat(accepted.profile().properties()).isEqualTo(Map.of("industry", "own", "given.industry", "Ana's bakery", "jobLevel", "boss of Ana",
                "department", "kitchen", "utmSource", "ana@example.com", "anonymousId", "c0ffee"));
    }

    @Test
    void whatIsNoPageIsOnlyOnTheProfile() {
        Accepted accepted = accepted(ana().put(Field.PAGE, "about:blank ana").put(Field.REFERRER, "ana@example.com"), FORM);

        assertThat(accepted.activity().page()).isNull();
        assertThat(accepted.activity().referrer()).isNull();
        assertThat(accepted.profile().page()).isEqualTo("about:blank ana");
    }

    @Test
    void theSameInputGivesTheSameRecords() {
        LeadInput.Builder input = ana().put(Field.PAGE, "https://example.com/").consent(new ConsentInput("email", true, null, null)).property("a", "b");

        assertThat(accepted(input, FORM)).isEqualTo(accepted(input, FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "anonymous", "capture", "sender", "fingerprint", "account", "a:b", "a b", "Crm", ""})
    void aSenderCannotBeNamedSoThatItCouldForgeIds(String name) {
        assertThatThrownBy(() -> new CaptureContext(name, null, "api", null, null, Set.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContextThatIsWrongIsRefusedWhenItIsMade() {
        assertThatThrownBy(() -> new CaptureContext("a", null, "web form", null, null, null, null)).hasMessageContaining("defaultSource");
        assertThatThrownBy(() -> new CaptureContext("a", "a b", "api", null, null, null, null)).hasMessageContaining("form");
        assertThatThrownBy(() -> new CaptureContext("a", null, "api", "ü", null, null, null)).hasMessageContaining("defaultCampaign");
        assertThatThrownBy(() -> new CaptureContext("a", null, "api", null, "Germany", null, null)).hasMessageContaining("defaultCountry");
        assertThatThrownBy(() -> new CaptureContext("a", null, "api", null, null, null, List.of(new ConsentDefinition("email", "x", "because"))))
                .hasMessageContaining("basis");
    }

    @Test
    void noLogCanCarryTheInput() {
        LeadInput input = ana().property("a", "canary").consent(new ConsentInput("a", true, "canary", null)).build();

        assertThat(input.toString() + new Reading.Read(input)).doesNotContain("canary", "ana");
    }
}

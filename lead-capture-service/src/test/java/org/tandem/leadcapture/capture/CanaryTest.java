package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.FORM;
import static org.tandem.leadcapture.capture.Captures.accepted;
import static org.tandem.leadcapture.capture.Captures.ana;
import static org.tandem.leadcapture.capture.Captures.json;

/** Whatever a person types, in whatever field, stays off the topics that cannot forget. */
class CanaryTest {

    private static final String CANARY = "Kanarienvogel";

    @ParameterizedTest
    @EnumSource(value = Field.class, mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "PHONE", "SOURCE", "CAMPAIGN", "EXTERNAL_REF", "OCCURRED_AT", "COMPANY_SIZE",
                    "UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_TERM", "UTM_CONTENT"})
    void freeTextStaysOnTheProfile(Field field) {
        Accepted accepted = accepted(ana().put(field, CANARY), FORM);

        staysOnTheProfile(accepted);
    }

    @ParameterizedTest
    @EnumSource(value = Field.class, names = "UTM_.*", mode = EnumSource.Mode.MATCH_ALL)
    void campaignParametersCarryNoAddress(Field field) {
        for (String hidden : new String[]{"%s@example.com", "%s%%40example.com", "%s＠example.com", "<%s>", "%s\u2028x", "name=%s", "%s (at) example.com"}) {
            staysOnTheProfile(accepted(ana().put(field, hidden.formatted(CANARY)), FORM));
        }
    }

    @Test
    void pagesCarryNoAddress() {
        for (String hidden : new String[]{"https://example.com/?email=%s", "https://example.com/#%s", "https://%s@example.com/", "https://x:%s@example.com/",
                "https://example.com/u/%s@example.com/", "https://example.com/u/%s%%40example.com", "https://example.com/u/%s%%2540example.com",
                "https://example.com/u;name=%s", "https://example.com/?utm_source=%s%%40example.com", "https://example.com/?utm_source=%s%%2540example.com",
                "https://example.com/?utm_id=%s", "https://example.com/?a=&utm_term=%%3C%s", "mailto:%s", "javascript:alert('%s')", "%s"}) {
            String page = hidden.formatted(CANARY);
            staysOnTheProfile(accepted(ana().put(Field.PAGE, page), FORM));
            staysOnTheProfile(accepted(ana().put(Field.REFERRER, page), FORM));
        }
    }

    @Test
    void addressesPropertiesAndConsentTextsStayOnTheProfile() {
        staysOnTheProfile(accepted(LeadInput.builder().put(Field.EMAIL, CANARY + "@example.com"), FORM));
        staysOnTheProfile(accepted(LeadInput.builder().put(Field.EMAIL, "ana@" + CANARY + ".example"), FORM));
        staysOnTheProfile(accepted(ana().property("question", CANARY), FORM));
        staysOnTheProfile(accepted(ana().property(CANARY, "answer"), FORM));
        staysOnTheProfile(accepted(ana().consent(new ConsentInput("phone", true, CANARY, null)), FORM));
        Accepted phone = accepted(ana().put(Field.PHONE, "+44 20 7946 0018"), FORM);
        assertThat(json(phone.lead()) + json(phone.activity())).doesNotContain("79460018");
    }

    private static void staysOnTheProfile(Accepted accepted) {
        assertThat(json(accepted.lead())).doesNotContainIgnoringCase(CANARY);
        assertThat(json(accepted.activity())).doesNotContainIgnoringCase(CANARY);
        boolean isDerivedFrom = accepted.lead().identity().equals("anonymous");
        assertThat(isDerivedFrom || json(accepted.profile()).contains(CANARY)).isTrue();
    }
}

package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.capture.CaptureOutcome.Refused;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.API;
import static org.tandem.leadcapture.capture.Captures.CAPTURE_ID;
import static org.tandem.leadcapture.capture.Captures.IDENTITY;
import static org.tandem.leadcapture.capture.Captures.NOW;
import static org.tandem.leadcapture.capture.Captures.accepted;
import static org.tandem.leadcapture.capture.Captures.ana;
import static org.tandem.leadcapture.capture.Captures.errors;
import static org.tandem.leadcapture.capture.Captures.refused;

class CaptureRulesTest {

    @Test
    void saysWhoItIs() {
        assertThat(errors(LeadInput.builder().put(Field.NAME, "Ana"))).containsExactly("null nobody");
        assertThat(errors(LeadInput.builder().put(Field.EMAIL, " ").put(Field.PHONE, ""))).containsExactly("null nobody");
        accepted(LeadInput.builder().put(Field.EMAIL, "a@b.com"));
        accepted(LeadInput.builder().put(Field.PHONE, "+44 20 7946 0018"));
        accepted(LeadInput.builder().put(Field.EXTERNAL_REF, "00Q5g00000"));
        accepted(LeadInput.builder().put(Field.ANONYMOUS_ID, "c0ffee"));
    }

    @Test
    void hasWhatIsRequired() {
        CaptureContext form = new CaptureContext("website", "demo", "web-form", null, null,
                Set.of("email", "company", "budget", "consent_email"), List.of());

        assertThat(errors(ana(), form)).containsExactlyInAnyOrder("company missing", "budget missing", "consent_email missing");
        assertThat(errors(ana().put(Field.COMPANY, " ").property("budget", " ").consent(new ConsentInput("email", false, null, null)), form))
                .containsExactlyInAnyOrder("company missing", "budget missing", "consent_email missing");
        accepted(ana().put(Field.COMPANY, "ACME").property("budget", "1").consent(new ConsentInput("email", true, null, null)), form);
    }

    @Test
    void whatIsRequiredMayBeCalledAsTheFormCallsIt() {
        CaptureContext form = new CaptureContext("website", "demo", "web-form", null, null, Set.of("first_name", "mobile"), List.of());

        assertThat(errors(ana(), form)).containsExactlyInAnyOrder("first_name missing", "mobile missing");
        accepted(ana().put(Field.FIRST_NAME, "Ana").property("mobile", "yes"), form);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void fieldsAreNotTooLong(Field field) {
        LeadInput.Builder tooLong = ana().put(field, "x".repeat(field.maxLength() + 1));

        Refused refused = refused(tooLong, API);

        assertThat(refused.errors()).contains(new FieldError(field.fieldName(), "too-long", "Send at most " + field.maxLength() + " characters."));
    }

    @ParameterizedTest
    @EnumSource(value = Field.class, names = {"FIRST_NAME", "LAST_NAME", "NAME", "COMPANY", "JOB_TITLE", "MESSAGE", "WEBSITE", "PAGE", "STREET"})
    void lengthCountsCharactersAsPeopleDo(Field field) {
        accepted(ana().put(field, "x".repeat(field.maxLength())));
        accepted(ana().put(field, "😀".repeat(field.maxLength())));
        assertThat(errors(ana().put(field, "😀".repeat(field.maxLength() + 1)))).containsExactly(field.fieldName() + " too-long");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 0xB, 0xC, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void fieldsHaveNoControlCharacters(int control) {
        String text = "a" + (char) control + "b";

        assertThat(errors(ana().put(Field.NAME, text))).containsExactly("name control-character");
        assertThat(errors(ana().put(Field.MESSAGE, text))).containsExactly("message control-character");
        assertThat(errors(ana().property("p", text))).containsExactly("properties.p control-character");
        assertThat(errors(ana().property(text, "p"))).containsExactly("properties control-character");
        assertThat(errors(LeadInput.builder().put(Field.EMAIL, "a" + text + "@b.com"))).containsExactly("email control-character");
    }

    @Test
    void onlyTextOfSeveralLinesHasLines() {
        accepted(ana().put(Field.MESSAGE, "a\r\n\tb").property("question", "a\nb").consent(new ConsentInput("email", true, "a\nb", null)));
        assertThat(errors(ana().put(Field.LAST_NAME, "a\r\nBcc: x"))).containsExactly("lastName control-character");
        assertThat(errors(ana().put(Field.CITY, "a\tb"))).containsExactly("city control-character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "a\ude00b"})
    void halfCharactersAreRefused(String text) {
        assertThat(errors(ana().put(Field.NAME, text))).containsExactly("name broken-character");
        assertThat(errors(ana().put(Field.MESSAGE, text))).containsExactly("message broken-character");
        assertThat(errors(ana().property("p", text))).containsExactly("properties.p broken-character");
        assertThat(errors(ana().consent(new ConsentInput("email", true, text, null)))).containsExactly("consent[0].text broken-character");
    }

    @Test
    void emailCanBeRead() {
        assertThat(errors(LeadInput.builder().put(Field.EMAIL, "ana at example"))).containsExactly("email not-an-email");
        assertThat(errors(LeadInput.builder().put(Field.EMAIL, "a".repeat(255)))).containsExactly("email too-long");
    }

    @Test
    void phoneCanBeRead() {
        assertThat(errors(ana().put(Field.PHONE, "call me"))).containsExactly("phone not-a-phone");
        assertThat(errors(ana().put(Field.PHONE, "12345"))).containsExactly("phone not-a-phone");
        assertThat(errors(ana().put(Field.PHONE, "123").put(Field.COUNTRY, "DE"))).containsExactly("phone not-a-phone");
        assertThat(errors(ana().put(Field.PHONE, "+999 1234567"))).containsExactly("phone not-a-phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-03-01T09:30:00Z", "2026-03-01T09:30Z", "2026-03-01T10:04:59", "2026-03-01T09:30:00.123456789Z",
            "2026-03-01T12:00:00+02:00", "2026-03-01T12:00:00+0200", "2026-03-01T05:00:00-05:00", "1990-01-01", "2026-03-01t09:30:00z", "2026-03-01T10:05:00Z"})
    void happenedAtAPossibleTime(String time) {
        accepted(ana().put(Field.OCCURRED_AT, time));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T10:05:01Z, in-the-future", "2026-03-02, in-the-future", "9999-12-31T23:59:59Z, in-the-future", "1989-12-31T23:59:59Z, too-old",
            "0001-01-01, too-old", "-0001-01-01, too-old", "2026-02-30, not-a-time", "2026-13-01, not-a-time", "2026-03-01T25:00:00Z, not-a-time", "yesterday, not-a-time",
            "1772359200, not-a-time", "01/03/2026, not-a-time", "2026-03-01T09:30:00ZZ, not-a-time", "2026-03-01T09:30:00Z[Europe/Berlin], not-a-time",
            "2026-03-01 09:30, not-a-time", "+999999999-01-01T00:00:00Z, in-the-future", "2026-03-01T09:30:00+99:00, not-a-time", "20260301, not-a-time"})
    void didNotHappenAtAnother(String time, String code) {
        assertThat(errors(ana().put(Field.OCCURRED_AT, time))).containsExactly("occurredAt " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-form", "organic_search", "A", "9", "spring.2026", "a123456789012345678901234567890123456789012345678901234567890123"})
    void sourceAndCampaignAreCodes(String code) {
        accepted(ana().put(Field.SOURCE, code).put(Field.CAMPAIGN, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", ".a", "_a", "a b", "a@b", "ä", "a/b", "a:b", "a1234567890123456789012345678901234567890123456789012345678901234", "a\u2028b"})
    void sourceAndCampaignAreNothingElse(String text) {
        assertThat(errors(ana().put(Field.SOURCE, text).put(Field.CAMPAIGN, text))).containsExactly("source not-a-code", "campaign not-a-code");
    }

    @Test
    void externalRefIsAReference() {
        accepted(ana().put(Field.EXTERNAL_REF, "salesforce:00Q5g/0000._-A"));
        accepted(ana().put(Field.EXTERNAL_REF, "x".repeat(128)));
        for (String ref : new String[]{"ana@example.com", "a b", "é", "x".repeat(129), "a;b"}) {
            assertThat(errors(ana().put(Field.EXTERNAL_REF, ref))).containsExactly("externalRef not-a-reference");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|1", "120|120", "10000000|10000000", "50-199|50", "50 - 199|50", "200+|200", "1,001-5,000|1001", "1,001–5,000|1001", "10,000+|10000", "007|7"})
    void companySizeIsANumberOrARange(String text, int size) {
        assertThat(accepted(ana().put(Field.COMPANY_SIZE, text)).lead().business().companySize()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10000001", "99999999999999999999", "1.5", "1e3", "many", "199-50", "50-", "-", "+", "50-199-200", "1,00", ",100", "1,0000", "1000,000", "٥٠", "0x10"})
    void companySizeIsNothingElse(String text) {
        assertThat(errors(ana().put(Field.COMPANY_SIZE, text))).containsExactly("companySize not-a-size");
    }

    @Test
    void consentsAreClear() {
        assertThat(errors(ana().consent(new ConsentInput(null, null, null, null)))).containsExactly("consent[0].purpose missing", "consent[0].granted missing");
        assertThat(errors(ana().consent(new ConsentInput("news letter", true, null, "because"))))
                .containsExactly("consent[0].purpose not-a-code", "consent[0].basis not-a-basis");
        assertThat(errors(ana().consent(new ConsentInput("email", true, null, null)).consent(new ConsentInput("email", false, null, null))))
                .containsExactly("consent[1].purpose repeated");
        assertThat(errors(ana().consent(new ConsentInput("email", true, "x".repeat(5_001), null)))).containsExactly("consent[0].text too-long");
    }

    @Test
    void propertiesCanBeKept() {
        accepted(ana().property("k".repeat(64), "v".repeat(2_000)).property("Ünï 😀 key", "v"));
        assertThat(errors(ana().property("a", "v".repeat(2_001)))).containsExactly("properties.a too-long");
        assertThat(errors(ana().property("k".repeat(65), "v"))).containsExactly("properties too-long");
        assertThat(errors(ana().property(" ", "v"))).containsExactly("properties missing");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        LeadInput.Builder input = LeadInput.builder().put(Field.EMAIL, "x").put(Field.PHONE, "x").put(Field.NAME, "\u0000").put(Field.SOURCE, "-")
                .put(Field.OCCURRED_AT, "x").put(Field.COMPANY_SIZE, "x").put(Field.EXTERNAL_REF, "@");

        assertThat(errors(input)).containsExactly("name control-character", "email not-an-email", "phone not-a-phone", "occurredAt not-a-time",
                "source not-a-code", "externalRef not-a-reference", "companySize not-a-size");
    }

    @Test
    void aRefusalSaysWhomItIsAboutWhereItCan() {
        assertThat(whose(ana().put(Field.SOURCE, "-"))).contains(IDENTITY.byEmail("ana.souza@example.com"));
        assertThat(whose(LeadInput.builder().put(Field.EMAIL, "x"))).isEmpty();
        assertThat(whose(LeadInput.builder().put(Field.EMAIL, "info@example.com"))).isEmpty();
        assertThat(whose(LeadInput.builder().put(Field.EMAIL, "info@example.com").put(Field.EXTERNAL_REF, " L-1 ")))
                .contains(IDENTITY.byProvider(API.sender(), "L-1"));
        assertThat(whose(LeadInput.builder().put(Field.EXTERNAL_REF, "@").put(Field.ANONYMOUS_ID, "a1")))
                .contains(IDENTITY.byAnonymousId("a1"));
        assertThat(Capture.whose(Reading.unreadable(null, "not-json", ""), API, IDENTITY)).isEmpty();
    }

    private static Optional<LeadId> whose(LeadInput.Builder input) {
        return Capture.whose(new Reading.Unreadable(List.of(), input.build()), API, IDENTITY);
    }

    @Test
    void messagesNeverRepeatTheValue() {
        LeadInput.Builder input = LeadInput.builder();
        for (Field field : Field.values()) {
            input.put(field, "\u0001canary canary@" + "x".repeat(field.maxLength()));
        }
        input.consent(new ConsentInput("canary canary", null, "\u0001canary", "canary")).property("canary canary\u0001", "canary\u0001");

        assertThat(refused(input, API).errors().toString()).doesNotContain("canary");
    }

    @Test
    void eachRuleIsListed() {
        assertThat(CaptureRules.all()).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void aHostileSenderGetsABoundedAnswer() {
        LeadInput.Builder input = ana();
        for (int i = 0; i < 10_000; i++) {
            input.property("p" + i, "\u0000");
        }

        Refused refused = (Refused) Capture.decide(input.build(), API, CAPTURE_ID, IDENTITY, NOW);

        assertThat(refused.errors()).hasSize(50);
    }

    @Test
    void timeIsWhatThePlatformWasGiven() {
        assertThat(accepted(ana()).time()).isEqualTo(NOW);
        assertThat(accepted(ana().put(Field.OCCURRED_AT, "2026-02-28T23:00:00-01:00")).time()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }
}

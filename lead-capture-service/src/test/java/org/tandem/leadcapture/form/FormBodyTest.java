package org.tandem.leadcapture.form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.capture.ConsentInput;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.rest.problem.FieldError;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody typed into a form is read whole, or it is said that it is not. */
class FormBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"one; two=2", "C# = sharp", "100 %25; a?b/c"})
    void aFieldEndsAtTheAmpersandOnly(String typed) {
        LeadInput input = input("message=" + typed + "&email=ana%40example.com");

        assertThat(input.message()).isEqualTo(typed.replace("%25", "%"));
        assertThat(input.email()).isEqualTo("ana@example.com");
        assertThat(input.properties()).isEmpty();
    }

    @Test
    void readsWhatBrowsersWrite() {
        LeadInput input = input("&email=ana%2Bcrm%40example.com&firstName=Jos%C3%A9+Maria&=&empty&a=1&a=&a=2&M\u00fchle=x%26y");

        assertThat(input.email()).isEqualTo("ana+crm@example.com");
        assertThat(input.firstName()).isEqualTo("Jos\u00e9 Maria");
        assertThat(input.properties()).isEqualTo(Map.of("empty", "", "a", "1, , 2", "M\u00fchle", "x&y"));
    }

    @Test
    void moreFieldsThanAreReadAreRefusedAndNotCutOff() {
        String email = "email=ana%40example.com";
        String consent = "&consent_email=on";

        assertThat(input(email + "&interest=crm".repeat(198) + consent).consents()).containsExactly(new ConsentInput("email", true, null, null));
        assertThat(errors(read(email + "&interest=crm".repeat(199) + consent))).containsExactly("null:too-many");
        assertThat(errors(read(email + "&interest=crm".repeat(3_000) + consent))).containsExactly("null:too-many");
        assertThat(read(email + "&interest=crm".repeat(3_000)).legible().map(LeadInput::email)).as("whose it is").contains("ana@example.com");
    }

    @Test
    void whatIsInAnotherEncodingIsNamedAndNotReplaced() {
        // When
        Reading percent = read("email=ana%40example.com&firstName=Zo%EB&company=Caf%E9");
        Reading raw = FormBody.read(null, "email=ana%40example.com&firstName=Zo\u00eb".getBytes(Charset.forName("windows-1252")), Set.of());
        Reading name = read("email=ana%40example.com&caf%E9=x&consent_email=perhaps");

        // Then
        assertThat(errors(percent)).containsExactly("company:not-utf-8", "firstName:not-utf-8");
        assertThat(percent.legible().map(LeadInput::email)).contains("ana@example.com");
        assertThat(percent.legible().map(LeadInput::company)).isEmpty();
        assertThat(errors(raw)).containsExactly("firstName:not-utf-8");
        assertThat(errors(name)).containsExactly("?:not-utf-8", "consent.email:wrong-type");
    }

    /** Somebody may really type it. */
    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(input("company=M%EF%BF%BDhle").company()).isEqualTo("M\ufffdhle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%", "email=%4", "email=%zz", "%=x", "email=%4&a=0", "a=1&b=%e"})
    void whatIsNotEncodedSoIsRefused(String body) {
        assertThat(errors(read(body))).containsExactly("null:not-urlencoded");
    }

    private static LeadInput input(String body) {
        assertThat(read(body)).isInstanceOf(Reading.Read.class);
        return read(body).legible().orElseThrow();
    }

    private static Reading read(String body) {
        return FormBody.read("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8), Set.of("email"));
    }

    private static List<String> errors(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable) reading).errors().stream().map((FieldError error) -> error.field() + ":" + error.code()).toList();
    }
}

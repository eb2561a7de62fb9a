package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.leadcapture.capture.Captures.unreadable;

class FormFieldsTest {

    @ParameterizedTest
    @EnumSource(Field.class)
    void readsEveryFieldByItsName(Field field) {
        assertThat(field.of(read(Map.of(field.fieldName(), List.of("x"))))).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"firstname, FIRST_NAME", "first_name, FIRST_NAME", "First-Name, FIRST_NAME", "EMAIL, EMAIL", "e-mail, EMAIL", "utm_source, UTM_SOURCE",
            "utm_campaign, UTM_CAMPAIGN", "company_name, COMPANY", "job_title, JOB_TITLE", "zip, POSTAL_CODE", "tel, PHONE", "comments, MESSAGE",
            "state, REGION", "anonymous_id, ANONYMOUS_ID"})
    void readsWhatFormOwnersCallThem(String name, Field field) {
        LeadInput input = read(Map.of(name, List.of("x")));

        assertThat(field.of(input)).isEqualTo("x");
        assertThat(input.properties()).isEmpty();
    }

    @Test
    void keepsTheRestAsProperties() {
        LeadInput input = read(Map.of("budget", List.of("10k"), "interests", List.of("a", "b"), "title", List.of("Dr")));

        assertThat(input.properties()).isEqualTo(Map.of("budget", "10k", "interests", "a, b", "title", "Dr"));
    }

    @Test
    void takesTheFirstOfARepeatedField() {
        assertThat(read(Map.of("email", List.of("", "a@b.com", "c@d.com"))).email()).isEqualTo("a@b.com");
    }

    @Test
    void doesNotLetTheOrderOfTheFieldsDecide() {
        Map<String, List<String>> one = new LinkedHashMap<>();
        one.put("mail", List.of("c@d.com"));
        one.put("e-mail", List.of("b@c.com"));
        one.put("email", List.of("a@b.com"));
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("email", List.of("a@b.com"));
        other.put("e-mail", List.of("b@c.com"));
        other.put("mail", List.of("c@d.com"));

        assertThat(read(one)).isEqualTo(read(other));
        assertThat(read(one).email()).isEqualTo("a@b.com");
        assertThat(read(one).properties()).isEqualTo(Map.of("mail", "c@d.com", "e-mail", "b@c.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "true", "yes", "1", "ON", " True "})
    void readsTickedBoxes(String value) {
        assertThat(read(Map.of("consent_email", List.of(value))).consents()).containsExactly(new ConsentInput("email", true, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "false", "no", "0"})
    void readsRefusals(String value) {
        assertThat(read(Map.of("consent_email", List.of(value))).consents()).containsExactly(new ConsentInput("email", false, null, null));
    }

    @Test
    void readsABoxWithAHiddenNoBeforeIt() {
        assertThat(read(Map.of("consent_email", List.of("0", "1"))).consents()).containsExactly(new ConsentInput("email", true, null, null));
        assertThat(read(Map.of("consent_email", List.of("0"))).consents()).containsExactly(new ConsentInput("email", false, null, null));
    }

    @Test
    void assumesNothingFromAnEmptyConsent() {
        assertThat(read(Map.of("consent_email", List.of(""))).consents()).isEmpty();
        assertThat(unreadable(FormFields.read(Map.of("consent_email", List.of("perhaps"))))).containsExactly("consent.email wrong-type");
    }

    @Test
    void limitsFields() {
        assertThat(FormFields.read(many(200))).isInstanceOf(Reading.Read.class);
        assertThat(unreadable(FormFields.read(many(201)))).containsExactly("null too-many");
        assertThat(unreadable(FormFields.read(many(10_000)))).containsExactly("null too-many");
        assertThat(unreadable(FormFields.read(Map.of("x".repeat(65), List.of("a"))))).containsExactly("properties too-long");
    }

    @Test
    void survivesMissingValues() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("email", null);
        fields.put("phone", List.of());
        fields.put("consent_email", Arrays.asList((String) null));
        fields.put("other", Collections.emptyList());
        fields.put("", List.of("x"));

        assertThat(read(fields).properties()).isEqualTo(Map.of("", "x"));
    }

    private static Map<String, List<String>> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "field" + i, i -> List.of("x")));
    }

    private static LeadInput read(Map<String, List<String>> fields) {
        Reading reading = FormFields.read(fields);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).input();
    }
}

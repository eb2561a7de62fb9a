package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.tandem.leadcapture.capture.Captures.read;
import static org.tandem.leadcapture.capture.Captures.unreadable;

class LeadJsonTest {

    @ParameterizedTest
    @EnumSource(value = Field.class, names = "UTM_.*", mode = EnumSource.Mode.MATCH_NONE)
    void readsEveryTextField(Field field) {
        LeadInput input = read("{\"" + field.fieldName() + "\": \" x\\u00e9 \"}");

        assertThat(field.of(input)).isEqualTo(" xé ");
    }

    @Test
    void readsCampaignParameters() {
        LeadInput input = read("""
                {"utm": {"source": "a", "medium": "b", "campaign": "c", "term": "d", "content": "e", "id": 7}}""");

        assertThat(input.utmSource() + input.utmMedium() + input.utmCampaign() + input.utmTerm() + input.utmContent()).isEqualTo("abcde");
    }

    @Test
    void readsConsents() {
        LeadInput input = read("""
                {"consent": [{"purpose": "email", "granted": true, "text": "Yes.", "basis": "consent", "more": {"a": [1]}},
                             {"purpose": "phone", "granted": false}, {}]}""");

        assertThat(input.consents()).containsExactly(new ConsentInput("email", true, "Yes.", "consent"),
                new ConsentInput("phone", false, null, null), new ConsentInput(null, null, null, null));
    }

    @Test
    void readsPropertiesAsText() {
        LeadInput input = read("""
                {"properties": {"a": "x", "b": 12, "c": -0, "d": 9007199254740993, "e": 1.50, "f": true, "g": false, "h": null, "é ü": ""}}""");

        assertThat(input.properties()).containsExactly(entry("a", "x"), entry("b", "12"), entry("c", "-0"),
                entry("d", "9007199254740993"), entry("e", "1.50"), entry("f", "true"), entry("g", "false"), entry("é ü", ""));
    }

    @Test
    void takesNumbersWhereTheyAreNatural() {
        LeadInput input = read("""
                {"companySize": 120, "phone": 442079460018, "externalRef": 4711, "postalCode": 80331}""");

        assertThat(input.companySize()).isEqualTo("120");
        assertThat(input.phone()).isEqualTo("442079460018");
        assertThat(input.externalRef()).isEqualTo("4711");
        assertThat(input.postalCode()).isEqualTo("80331");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        LeadInput input = read("""
                {"score": 100, "owner": {"deep": [{"er": [1, {"a": "b"}]}]}, "utmSource": "x", "email": "a@b.com", "stage": [[]]}""");

        assertThat(input.email()).isEqualTo("a@b.com");
        assertThat(input.utmSource()).isNull();
    }

    @Test
    void takesNullForNotSent() {
        LeadInput input = read("""
                {"email": null, "utm": null, "consent": null, "properties": null}""");

        assertThat(input).isEqualTo(LeadInput.builder().build());
    }

    @Test
    void namesEveryFieldOfTheWrongType() {
        assertThat(unreadable("""
                {"email": 1, "firstName": ["a"], "lastName": {"a": [1]}, "message": true, "companySize": 1.5, "utm": "x",
                 "consent": {"purpose": "email"}, "properties": [1]}"""))
                .containsExactly("email wrong-type", "firstName wrong-type", "lastName wrong-type", "message wrong-type",
                        "companySize wrong-type", "utm wrong-type", "consent wrong-type", "properties wrong-type");
        assertThat(unreadable("""
                {"utm": {"source": 1}, "consent": [{"purpose": 1, "granted": "yes", "text": [], "basis": {}}, "email"],
                 "properties": {"a": {"b": 1}, "<b>": [1]}}"""))
                .containsExactly("utm.source wrong-type", "consent[0].purpose wrong-type", "consent[0].granted wrong-type",
                        "consent[0].text wrong-type", "consent[0].basis wrong-type", "consent[1] wrong-type",
                        "properties.a wrong-type", "properties.? wrong-type");
    }

    @Test
    void limitsPropertiesAndConsents() {
        String fifty = IntStream.range(0, 50).mapToObj(i -> "\"p" + i + "\": " + i).collect(Collectors.joining(", "));
        String consent = "{\"purpose\": \"p\", \"granted\": true}";

        assertThat(read("{\"properties\": {" + fifty + "}}").properties()).hasSize(50);
        assertThat(unreadable("{\"properties\": {" + fifty + ", \"one\": 1}}")).containsExactly("properties too-many");
        assertThat(unreadable("{\"properties\": {\"" + "k".repeat(65) + "\": 1}}")).containsExactly("properties too-long");
        assertThat(unreadable("{\"consent\": [" + (consent + ",").repeat(50) + consent + "]}")).containsExactly("consent too-many");
    }

    @Test
    void keepsTheOrderOfProperties() {
        Map<String, String> properties = read("{\"properties\": {\"z\": 1, \"a\": 2, \"m\": 3}}").properties();

        assertThat(properties.keySet()).containsExactly("z", "a", "m");
    }
}

package org.tandem.leadcapture.rejected;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Whoever corrects what was refused begins with what it says, whatever its fields are called. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class WhatWasSaidTest {

    @Inject
    DataSource database;

    private final String canary = UUID.randomUUID().toString();

    @Test
    void aFormIsUnderstoodByItsOwnNamesForTheFields() {
        // When
        Api.browser().formParam("mail", canary).formParam("tel", " +55 11 91234-5678 ").formParam("first_name", "Ana").formParam("last_name", " ")
                .formParam("utm_campaign", "autumn").formParam("page", "https://www.example.com/demo").formParam("interests", "a", "b")
                .formParam("consent_email", "0", "1").post(Api.FORM).then().statusCode(400);

        // Then
        assertThat(understood()).isEqualTo(Map.of("email", canary, "phone", "+55 11 91234-5678", "firstName", "Ana",
                "page", "https://www.example.com/demo", "utm", Map.of("campaign", "autumn"), "properties", Map.of("interests", "a, b"),
                "consent", List.of(Map.of("purpose", "email", "granted", true))));
    }

    @Test
    void whatAVisitorMayNotSayIsNotUnderstoodSo() {
        // When
        Api.browser().formParam("email", canary).formParam("source", "partner").formParam("consent_phone", "on").post(Api.FORM)
                .then().statusCode(400);

        // Then
        assertThat(understood()).isEqualTo(Map.of("email", canary, "properties", Map.of("given.source", "partner")));
    }

    @Test
    void aLeadOfASenderIsUnderstoodButForWhatHasNoMeaning() {
        // When
        Api.capture("""
                {"email": "%s", "phone": 5511912345678, "firstName": ["Ana"], "source": "trade-fair", "utm": {"term": "crm", "other": "x"},
                 "consent": [{"purpose": "email", "granted": true, "text": "Yes", "basis": "consent"}], "properties": {"booth": 12}, "unknown": 1}"""
                .formatted(canary)).then().statusCode(400);

        // Then
        assertThat(understood()).isEqualTo(Map.of("email", canary, "phone", "5511912345678", "source", "trade-fair", "utm", Map.of("term", "crm"),
                "consent", List.of(Map.of("purpose", "email", "granted", true, "text", "Yes", "basis", "consent")), "properties", Map.of("booth", "12")));
    }

    @Test
    void aFormIsUnderstoodButForTheAnswerThatIsNone() {
        // When
        Api.browser().formParam("e-mail", canary + "@example.com").formParam("company", "Moinho Azul").formParam("consent_email", "perhaps")
                .post(Api.FORM).then().statusCode(400);

        // Then
        assertThat(understood()).isEqualTo(Map.of("email", canary + "@example.com", "company", "Moinho Azul"));
    }

    @Test
    void aFormIsUnderstoodButForBytesThatAreNoText() {
        // Given
        byte[] latin1 = ("email=" + canary + "&company=M\u00fchle").getBytes(StandardCharsets.ISO_8859_1);

        // When
        Api.browser().config(config().encoderConfig(encoderConfig().encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)))
                .body(latin1).post(Api.FORM).then().statusCode(400);

        // Then
        assertThat(listed(Base64.getEncoder().encodeToString(latin1)).get("understood")).isEqualTo(Map.of("email", canary));
    }

    /** Nobody could see what else was refused if one of them could not be written. */
    @Test
    void halfACharacterKeepsNobodyFromReadingThePage() {
        // When
        Api.capture("{\"email\": \"" + canary + "\", \"message\": \"a\\ud800b\", \"properties\": {\"\\udc00\": \"\\ud800\"}}").then().statusCode(400);

        // Then
        assertThat(understood()).isEqualTo(Map.of("email", canary, "message", "a\ud800b", "properties", Map.of("\udc00", "\ud800")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'granted': true} | missing", "{'purpose': null, 'granted': true} | missing",
            "{'purpose': 5, 'granted': true} | wrong-type"}, quoteCharacter = '`')
    void aConsentThatDoesNotSayForWhatIsRefusedAndKept(String consent, String code) {
        // When
        Response refused = given().header("Origin", Api.ORIGIN).contentType("application/json")
                .body(("{'email': 'a" + canary + "@example.com', 'company': 'Moinho Azul', 'consent': [" + consent + "]}").replace('\'', '"'))
                .post(Api.FORM);

        // Then
        refused.then().statusCode(400);
        assertThat(Api.errors(refused.path("errors"))).containsExactly("consent[0].purpose:" + code);
        assertThat(understood()).containsEntry("company", "Moinho Azul").containsEntry("consent", List.of(Map.of("granted", true)));
    }

    @Test
    void aRowThatCannotBeUnderstoodKeepsNobodyFromReadingThePage() throws SQLException {
        // Given a row that says of its text that it is encoded
        Api.capture("{\"email\": \"" + canary + "\"}").then().statusCode(400);
        assertThat(understood()).isNotEmpty();
        try (Connection db = database.getConnection(); PreparedStatement strange = db.prepareStatement("""
                update rejected_capture set data = jsonb_set(data::jsonb, '{encoding}', '"base64"')::text where data like ?""")) {
            strange.setString(1, "%" + canary + "%");
            assertThat(strange.executeUpdate()).isEqualTo(1);
        }

        // Then
        assertThat(listed()).doesNotContainKey("understood").containsKey("rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\": \"%s", "{\"message\": \"a\", \"message\": \"%s\"}", "[\"%s\"]", "not JSON: %s"})
    void nothingIsUnderstoodOfWhatCannotBeRead(String body) {
        // When
        Api.capture(body.formatted(canary)).then().statusCode(400);

        // Then
        assertThat(listed()).doesNotContainKey("understood");
    }

    @Test
    void whatWasUnderstoodIsALeadAsSoonAsItsFaultIsPutRight() {
        // Given
        Api.browser().formParam("mail", canary).formParam("tel", "+55 11 91234-5678").formParam("organisation", "Moinho Azul")
                .formParam("consent_email", "on").formParam("favourite", "green").post(Api.FORM).then().statusCode(400);
        Map<String, Object> lead = understood();
        lead.put("email", Api.freshEmail());

        // When
        Response corrected = Api.marketing().contentType("application/json").body(lead)
                .post("/rejected-captures/" + listed().get("captureId") + "/correction");

        // Then
        corrected.then().statusCode(202);
        Api.leadOf(corrected).then().statusCode(200).body("lead.profile.phone", equalTo("+5511912345678"))
                .body("lead.profile.company", equalTo("Moinho Azul")).body("lead.profile.properties.favourite", equalTo("green"))
                .body("lead.profile.consentTexts[0].text", equalTo("Yes, send me the newsletter"));
    }

    @Test
    void aFormOfPartsIsNotTakenAndNotKept() {
        Api.browser().contentType("multipart/form-data").multiPart("email", canary).post(Api.FORM).then().statusCode(415);
        assertThat(Api.listedRefusalOf(canary)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> understood() {
        assertThat(listed()).containsKey("understood");
        return (Map<String, Object>) listed().get("understood");
    }

    private Map<String, Object> listed() {
        return listed(canary);
    }

    private static Map<String, Object> listed(String text) {
        Awaitility.await().untilAsserted(() -> assertThat(Api.listedRefusalOf(text)).isPresent());
        return Api.listedRefusalOf(text).orElseThrow();
    }
}

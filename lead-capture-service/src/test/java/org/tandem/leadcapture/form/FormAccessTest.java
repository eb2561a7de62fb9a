package org.tandem.leadcapture.form;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Which pages may submit which form. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class FormAccessTest {

    private static final String JSON = "{\"email\": \"ana@example.com\", \"company\": \"Example\"}";

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "old-form", "DEMO-REQUEST", "website", "..%2Fleads"})
    void aFormThatIsNotThereOrRevokedLooksTheSame(String key) {
        given().urlEncodingEnabled(false).contentType("application/json").body(JSON).post("/forms/" + key + "/submissions").then()
                .statusCode(404).contentType("application/problem+json").body("type", equalTo("urn:tandem:problem:unknown-form"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://www.example.com", "https://www.example.com:8443",
            "https://www.example.com.evil.example", "null"})
    void aForeignPageMayNotSubmit(String origin) {
        given().header("Origin", origin).contentType("application/json").body(JSON).post(Api.FORM).then().statusCode(403)
                .contentType("application/problem+json").header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", origin).options(Api.FORM).then().statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPageOfTheFormMay() {
        given().header("Origin", Api.ORIGIN).options(Api.FORM).then().statusCode(204)
                .header("Access-Control-Allow-Origin", Api.ORIGIN).header("Access-Control-Allow-Methods", "POST")
                .header("Vary", "Origin");
        Response captured = given().header("Origin", Api.ORIGIN).contentType("application/json").body(JSON).post(Api.FORM);
        captured.then().statusCode(202).header("Access-Control-Allow-Origin", Api.ORIGIN);
    }

    @Test
    void aPageIsToldWhatWasWrong() {
        Response refused = given().header("Origin", Api.ORIGIN).contentType("application/json").body("{}").post(Api.FORM);
        refused.then().statusCode(400).header("Access-Control-Allow-Origin", Api.ORIGIN);
        assertThat(Api.errors(refused.path("errors"))).contains("email:missing", "company:missing");
    }

    @Test
    void aBrowsersFormIsReadWithItsConsent() {
        // When
        Response captured = Api.browser().formParam("email", Api.freshEmail()).formParam("company", "Example & Sons")
                .formParam("consent_email", "on").formParam("favourite_colour", "blue").post(Api.FORM);

        // Then
        Api.leadOf(captured).then().statusCode(200).body("lead.profile.company", equalTo("Example & Sons"))
                .body("lead.profile.properties.favourite_colour", equalTo("blue"))
                .body("lead.profile.consentTexts[0].text", equalTo("Yes, send me the newsletter"))
                .body("lead.form", equalTo("demo-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%zz", "email=%", "email=%ff%fe", "&&&", "=", "email"})
    void brokenFormsAreRefused(String body) {
        Api.browser().body(body).post(Api.FORM).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void tooManyFieldsAreRefused() {
        StringBuilder body = new StringBuilder("email=ana%40example.com&company=x");
        for (int i = 0; i < 10_000 && body.length() < 60_000; i++) {
            body.append("&f").append(i).append("=1");
        }
        Response refused = Api.browser().body(body.toString()).post(Api.FORM);
        refused.then().statusCode(400);
        assertThat(Api.errors(refused.path("errors"))).containsExactly("null:too-many");
    }
}

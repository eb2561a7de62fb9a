package org.tandem.leadcapture.erasure;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;

import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What could be read of an input that could not be read as a whole says whose it is. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RefusedInputIsErasedTest {

    @Inject
    Identity identity;

    private final String email = Api.freshEmail();

    @Test
    void anInputWithOneUnreadableFieldGoesWithItsLead() {
        // Given
        Api.capture("{\"email\": \"" + email + "\", \"firstName\": \"Ana\", \"companySize\": true}").then().statusCode(400);

        // Then
        isErasedWith(identity.byEmail(email), email);
    }

    @Test
    void anInputThatOnlyItsSenderCanTellWhoseItIsGoesWithItsLead() {
        // Given
        String ref = UUID.randomUUID().toString();
        Api.capture("{\"externalRef\": \"" + ref + "\", \"firstName\": \"Ana\", \"source\": \"-\"}").then().statusCode(400);

        // Then
        isErasedWith(identity.byProvider("website", ref), ref);
    }

    @Test
    void aRowWithAnUnreadableDateGoesWithItsLead() {
        // Given
        row("/imports/leads?mapping=generic-leads", "email,first_name,date\n" + email + ",Ana,someday\n");

        // Then
        isErasedWith(identity.byEmail(email), email);
    }

    @Test
    void anActivityWithAnUnreadableDateGoesWithItsLead() {
        // Given
        row("/imports/activities?mapping=webinar-attendees", "activity,email,webinar,date\nmissed," + email + ",launch,someday\n");

        // Then
        isErasedWith(identity.byEmail(email), email);
    }

    private static void row(String path, String file) {
        given().header("X-Api-Key", Api.SECRET).contentType("text/csv").body(file.getBytes()).post(path).then().statusCode(200);
    }

    private static void isErasedWith(LeadId lead, String text) {
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(text)).isPresent());

        // When
        given().auth().oauth2(Tokens.of("admin-1", "admin")).delete("/leads/" + lead).then().statusCode(202);

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(text)).isEmpty());
    }
}

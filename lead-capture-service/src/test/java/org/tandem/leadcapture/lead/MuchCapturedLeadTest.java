package org.tandem.leadcapture.lead;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** One address that a robot captured again and again is read like any other: what is read of it has an end. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class MuchCapturedLeadTest {

    private static final int CAPTURES = 20_000;

    @Inject
    DataSource database;

    @Test
    void isCountedWholeAndReadInPart() throws SQLException {
        // Given a capture, and thousands like it before, of which two have no profile
        String capture = Api.browser().formParam("email", "bot." + UUID.randomUUID() + "@example.com").formParam("company", "Moinho Azul")
                .post(Api.FORM).then().statusCode(202).extract().path("eventId");
        String lead = Awaitility.await().until(() -> leadOf(UUID.fromString(capture)), found -> found != null);
        Awaitility.await().untilAsserted(() -> read(lead).body("lead.incomplete", equalTo(0)));
        repeat(UUID.fromString(capture));

        // When
        ValidatableResponse answer = read(lead);

        // Then
        answer.body("lead.captures", equalTo(CAPTURES + 1)).body("lead.incomplete", equalTo(2))
                .body("lead.profile.company", equalTo("Moinho Azul")).body("captures.size()", equalTo(1_000))
                .body("captures[999].eventId", equalTo(capture)).body("captures[999].complete", equalTo(true))
                .body("captures[998].complete", equalTo(false)).body("captures[997].complete", equalTo(false))
                .body("captures[996].complete", equalTo(true));
        List<String> times = answer.extract().path("captures.capturedAt");
        assertThat(times).isSorted();
    }

    private ValidatableResponse read(String lead) {
        return Api.marketing().get("/leads/" + lead).then().statusCode(200);
    }

    private String leadOf(UUID capture) throws SQLException {
        try (Connection db = database.getConnection();
             PreparedStatement select = db.prepareStatement("select lead_id from capture where event_id = ?")) {
            select.setObject(1, capture);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Each a minute earlier than the one before. */
    private void repeat(UUID capture) throws SQLException {
        try (Connection db = database.getConnection();
             PreparedStatement insert = db.prepareStatement("""
                     with one as (select * from capture where event_id = ?),
                     captures as (insert into capture select gen_random_uuid(), one.content_hash, one.lead_id, one.sender,
                         one.captured_at - n * interval '1 minute', one.recorded_at, true, false, one.data
                         from one, generate_series(1, %d) n returning *)
                     insert into profile select c.lead_id, gen_random_uuid(), c.event_id, c.content_hash, c.captured_at, c.recorded_at, p.data
                     from captures c join profile p on p.lead_id = c.lead_id
                     where c.captured_at < (select captured_at from one) - interval '150 seconds'""".formatted(CAPTURES))) {
            insert.setObject(1, capture);
            insert.executeUpdate();
        }
    }
}

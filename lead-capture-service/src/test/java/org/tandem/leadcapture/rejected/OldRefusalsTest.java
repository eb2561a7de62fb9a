package org.tandem.leadcapture.rejected;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.Api;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Refused input is gone after 90 days, although its topic says nothing of what it deletes by its age. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class OldRefusalsTest {

    @Inject
    EventCodec codec;
    @Inject
    Partitions partitions;
    @Inject
    DataSource database;
    @Inject
    OldRefusals oldRefusals;

    @Test
    void whatIsOlderThanItMayBeKeptIsNotShownAndThenGone() {
        // Given
        UUID old = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        refused(old, 91);
        refused(kept, 89);
        Awaitility.await().untilAsserted(() -> assertThat(rows(old) + rows(kept)).isEqualTo(2));

        // Then only what may be kept is shown, or can be corrected
        assertThat(Api.refusalOf(kept.toString())).isPresent();
        assertThat(Api.refusalOf(old.toString())).isEmpty();
        assertThat(correction(old).statusCode()).isEqualTo(404);
        assertThat(correction(kept).statusCode()).isEqualTo(400);

        // When
        oldRefusals.delete();

        // Then
        assertThat(rows(old)).isZero();
        assertThat(rows(kept)).isOne();
        assertThat(lastOnTheStream(old).value()).isNull();
        assertThat(lastOnTheStream(kept).value()).isNotNull();
    }

    private static Response correction(UUID id) {
        return Api.marketing().contentType("application/json").body("{}").post("/rejected-captures/" + id + "/correction");
    }

    private void refused(UUID id, int daysAgo) {
        Instant then = Instant.now().minus(Duration.ofDays(daysAgo)).truncatedTo(ChronoUnit.MICROS);
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            log.send(codec.write(Topics.REJECTED_CAPTURES, partitions.of(id.toString()), id.toString(), new Envelope<>(
                    UUID.randomUUID(), "/lead-capture", EventTypes.CAPTURE_REJECTED, id.toString(), then, then, null, "a".repeat(32),
                    new CaptureRejected(id, "website", "/leads", "application/json", id.toString(), "text", List.of(), null))));
        }
    }

    private int rows(UUID id) {
        try (Connection db = database.getConnection();
             PreparedStatement count = db.prepareStatement("select count(*) from rejected_capture where capture_id = ?")) {
            count.setObject(1, id);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConsumerRecord<byte[], byte[]> lastOnTheStream(UUID id) {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read(Topics.REJECTED_CAPTURES.name()).stream().filter(record -> new String(record.key()).equals(id.toString()))
                    .reduce((first, second) -> second).orElseThrow();
        }
    }
}

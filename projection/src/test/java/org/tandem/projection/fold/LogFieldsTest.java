package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.tandem.events.envelope.Attribute;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class LogFieldsTest {

    private static final String LEAD = "8d7a4a0e-5c1f-5b6e-9a39-0d1c6a1d2e3f";
    private static final String EVENT = "1e2d3c4b-5a69-4788-9796-a5b4c3d2e1f0";

    @Test
    void aLineHasTheIdsOfItsRecordAndTheNextOneHasNot() {
        // When
        try (LogFields ids = LogFields.of(record(LEAD + "/" + EVENT, EVENT))) {
            // Then
            assertThat(MDC.get(LogFields.KEY)).isEqualTo(LEAD);
            assertThat(MDC.get(LogFields.EVENT_ID)).isEqualTo(EVENT);
        }
        assertThat(MDC.get(LogFields.KEY)).isNull();
        assertThat(MDC.get(LogFields.EVENT_ID)).isNull();
    }

    /** The key of {@code rejected-captures} is a capture's id: whoever looked for that lead would find nobody. */
    @Test
    void aKeyIsNotSaidToBeALeads() {
        try (LogFields ids = LogFields.of(record(EVENT, EVENT))) {
            assertThat(MDC.getMap()).containsOnlyKeys("key", "eventId");
        }
    }

    @Test
    void whatIsNoIdIsNotRepeated() {
        for (String garbage : new String[] {"ana.souza@example.com", LEAD + "x", "", null}) {
            try (LogFields ids = LogFields.of(record(garbage, garbage))) {
                assertThat(MDC.get(LogFields.KEY)).as(garbage).isNull();
                assertThat(MDC.get(LogFields.EVENT_ID)).as(garbage).isNull();
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String id) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("leads", 0, 0, bytes(key), new byte[0]);
        if (id != null) {
            record.headers().add(Attribute.ID, bytes(id));
        }
        return record;
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.tandem.bare;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.tandem.events.envelope.Attribute;

import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class BareRecordsTest {

    private final BareRecords records = new BareRecords("bare-leads", "bare-lead-profiles", 6, 300, 0, 64);

    @Test
    void aCaptureHasTheKeysOfTheRealTopics() {
        var capture = records.capture(new byte[1024]);

        assertThat(capture.lead().key()).isEqualTo(capture.leadId().getBytes(US_ASCII));
        assertThat(capture.profile().key())
                .isEqualTo((capture.leadId() + "/" + capture.eventId()).getBytes(US_ASCII));
        assertThat(capture.profile().partition()).isEqualTo(capture.lead().partition());
    }

    @Test
    void bothRecordsCarryTheHeadersOfAnEvent() {
        var capture = records.capture(new byte[1024]);

        for (Headers headers : List.of(capture.lead().headers(), capture.profile().headers())) {
            assertThat(Stream.of(headers.toArray()).map(Header::key))
                    .containsExactlyInAnyOrder(Attribute.SPEC_VERSION, Attribute.ID, Attribute.SOURCE, Attribute.TYPE,
                            Attribute.SUBJECT, Attribute.TIME, Attribute.RECORDED_TIME, Attribute.DATA_SCHEMA,
                            Attribute.CONTENT_HASH, Attribute.CONTENT_TYPE);
        }
    }

    @Test
    void valuesAreAsLongAsTheServices() {
        var capture = records.capture(new byte[1024]);

        assertThat(capture.profile().value()).hasSize(1024);
        assertThat(capture.lead().value()).hasSize(300);
        assertThat(new BareRecords("l", "p", 6, 300, 800, 64).capture(new byte[1024]).profile().value()).hasSize(800);
    }
}

package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StoredRecordsTest {

    @Test
    void readAsTheyWereWritten() {
        // Given
        ProducerRecord<byte[], byte[]> first = new ProducerRecord<>("seats", 2, new byte[] {1, 0, -1}, "{\"ü\":1}".getBytes());
        first.headers().add("ce_id", new byte[] {-128, 127}).add("ce_id", new byte[0]).add("empty", null);
        ProducerRecord<byte[], byte[]> second = new ProducerRecord<>("notes", 0, new byte[0], null);

        // When
        List<ProducerRecord<byte[], byte[]>> read = StoredRecords.read(StoredRecords.write(List.of(first, second)));

        // Then
        assertThat(read).usingRecursiveFieldByFieldElementComparator().isEqualTo(List.of(first, second));
        assertThat(StoredRecords.write(read)).isEqualTo(StoredRecords.write(List.of(first, second)));
    }

    @Test
    void refuseALayoutOfALaterTime() {
        byte[] stored = StoredRecords.write(List.of());
        stored[0] = 2;

        assertThatIllegalStateException().isThrownBy(() -> StoredRecords.read(stored)).withMessageContaining("layout 2");
    }
}

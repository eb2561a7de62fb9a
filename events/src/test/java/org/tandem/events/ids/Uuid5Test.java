package org.tandem.events.ids;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class Uuid5Test {

    static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void givesThePublishedIdOfAName() {
        assertThat(Uuid5.of(DNS, "python.org")).hasToString("886313e1-3b8a-5372-9b90-0c9aee199e5d");
        assertThat(Uuid5.of(DNS, "alignment.example")).hasToString("c41b8c57-0979-5931-8218-6d525878e6e7");
    }

    @Test
    void readsNamesAsUtf8() {
        // python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_DNS, 'josé@münchen.example'))"
        assertThat(Uuid5.of(DNS, "josé@münchen.example")).hasToString("2c9308d1-fc52-5b04-9933-6e4817435f29");
    }

    @Property(tries = 200)
    void isOfVersionFiveWhateverTheName(@ForAll long high, @ForAll long low, @ForAll String name) {
        UUID namespace = new UUID(high, low);

        UUID id = Uuid5.of(namespace, name);

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isEqualTo(Uuid5.of(namespace, name));
    }

    @Test
    void givesManyThreadsTheIdsThatOneWouldGet() {
        // Given
        List<UUID> alone = IntStream.range(0, 20_000).mapToObj(i -> Uuid5.of(DNS, "name " + i)).toList();

        // When
        List<UUID> together = IntStream.range(0, 20_000).parallel().mapToObj(i -> Uuid5.of(DNS, "name " + i)).toList();

        // Then
        assertThat(together).isEqualTo(alone).doesNotHaveDuplicates();
    }

    @Test
    void isNotSpoiledByARefusedName() {
        // Given
        assertThatNullPointerException().isThrownBy(() -> Uuid5.of(DNS, null));

        // When
        UUID next = Uuid5.of(DNS, "python.org");

        // Then
        assertThat(next).hasToString("886313e1-3b8a-5372-9b90-0c9aee199e5d");
    }
}

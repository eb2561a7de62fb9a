package org.tandem.leadcapture.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandem.events.ids.Identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandem.leadcapture.capture.Captures.IDENTITY;
import static org.tandem.leadcapture.capture.Captures.ana;

class ContentHashTest {

    private final ContentHash hash = new ContentHash(IDENTITY);

    /** Changing this makes every repeat that is under way a conflict. */
    @Test
    void staysTheSameForEver() {
        LeadInput input = ana().put(Field.NAME, "Ana Sóuza 😀").consent(new ConsentInput("email", true, "Yes.", "consent")).property("b", "2").property("a", "1").build();

        assertThat(hash.of(input, "website", "demo")).isEqualTo("7316d41f9020fea3fd40bd485f68ff6f");
        assertThat(new ContentHash(IDENTITY).of(input, "website", "demo")).isEqualTo(hash.of(input, "website", "demo"));
    }

    @ParameterizedTest
    @CsvSource({"2000, 0f6df481b4947400dc27c97f83f4324a", "2100, c3369b1c905c52a3e67e5ac37c22e17c", "5000, e4e60a2b9e9c0bd0ab12dc34a5dcce60"})
    void staysTheSameForEverHoweverLong(int length, String expected) {
        assertThat(hash.of(ana().put(Field.MESSAGE, "é".repeat(length / 2)).property("a", "1").build(), "s", null)).isEqualTo(expected);
    }

    @Test
    void isNotOfWhatCouldNotBeHashedBefore() {
        String before = hash.of(ana().build(), "s", null);
        LeadInput unsortable = ana().property(null, "x").property("a", "1").build();

        assertThatThrownBy(() -> hash.of(unsortable, "s", null)).isInstanceOf(NullPointerException.class);

        assertThat(hash.of(ana().build(), "s", null)).isEqualTo(before);
    }

    @Test
    void doesNotDependOnTheOrderOfProperties() {
        assertThat(hash.of(ana().property("a", "1").property("b", "2").build(), "s", null))
                .isEqualTo(hash.of(ana().property("b", "2").property("a", "1").build(), "s", null));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void coversEveryField(Field field) {
        assertThat(hash.of(LeadInput.builder().put(field, "x").build(), "s", null)).isNotEqualTo(hash.of(LeadInput.builder().put(field, "y").build(), "s", null));
    }

    @Test
    void tellsDifferentContentApart() {
        List<String> hashes = List.of(
                hash.of(ana().build(), "s", null),
                hash.of(ana().build(), "t", null),
                hash.of(ana().build(), "s", "f"),
                hash.of(ana().put(Field.FIRST_NAME, "a").build(), "s", null),
                hash.of(ana().put(Field.LAST_NAME, "a").build(), "s", null),
                hash.of(ana().put(Field.FIRST_NAME, "").build(), "s", null),
                hash.of(ana().put(Field.FIRST_NAME, "ab").put(Field.LAST_NAME, "c").build(), "s", null),
                hash.of(ana().put(Field.FIRST_NAME, "a").put(Field.LAST_NAME, "bc").build(), "s", null),
                hash.of(ana().property("a", "b").build(), "s", null),
                hash.of(ana().property("a", "b").property("c", "d").build(), "s", null),
                hash.of(ana().property("ab", "").build(), "s", null),
                hash.of(ana().consent(new ConsentInput("a", true, null, null)).build(), "s", null),
                hash.of(ana().consent(new ConsentInput("a", false, null, null)).build(), "s", null),
                hash.of(ana().consent(new ConsentInput("a", null, null, null)).build(), "s", null),
                hash.of(ana().consent(new ConsentInput("a", true, "b", null)).build(), "s", null),
                hash.of(ana().consent(new ConsentInput("a", true, null, "b")).build(), "s", null),
                new ContentHash(new Identity(new UUID(1, 1))).of(ana().build(), "s", null));

        assertThat(new HashSet<>(hashes)).hasSize(hashes.size());
        assertThat(Set.copyOf(hashes)).allMatch(value -> value.matches("[0-9a-f]{32}"));
    }

    @Test
    void readsInputOfAnyLength() {
        String a = hash.of(ana().put(Field.MESSAGE, "é".repeat(100_000) + "a").build(), "s", null);
        String b = hash.of(ana().put(Field.MESSAGE, "é".repeat(100_000) + "b").build(), "s", null);

        assertThat(a).isNotEqualTo(b);
    }
}

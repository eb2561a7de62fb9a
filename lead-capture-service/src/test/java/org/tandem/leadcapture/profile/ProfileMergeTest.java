package org.tandem.leadcapture.profile;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.events.ids.LeadId;
import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileMergeTest {

    private static final LeadId LEAD = new LeadId(new UUID(0, 1));
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theNewestAddressStays() {
        Profile profile = ProfileMerge.merge(List.of(on(2, "Ana", "new@example.com", "ACME"), on(1, "Ana", "old@example.com", "Old"), on(3, null, null, " ")));

        assertThat(profile.email()).isEqualTo("new@example.com");
        assertThat(profile.company()).isEqualTo("ACME");
        assertThat(profile.provenance()).containsEntry("email", id(2)).containsEntry("company", id(2));
    }

    @Test
    void theLongestNameStays() {
        Profile profile = ProfileMerge.merge(List.of(on(1, "Ana Maria", null, null), on(2, "A.", null, null), on(3, "Ana", null, null)));

        assertThat(profile.firstName()).isEqualTo("Ana Maria");
        assertThat(profile.provenance()).containsEntry("firstName", id(1));
    }

    @Test
    void ofNamesOfOneLengthTheNewestStays() {
        assertThat(ProfileMerge.merge(List.of(on(1, "Anna", null, null), on(2, "Anne", null, null))).firstName()).isEqualTo("Anne");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "TEST", " n/a ", "unknown", "asdf", "asdfasdf", "-", "...", "---------", "null", "xxx", "not applicable"})
    void aPlaceholderLosesToAnyName(String placeholder) {
        Profile profile = ProfileMerge.merge(List.of(on(1, "Al", null, "ACME"), on(2, placeholder, null, placeholder)));

        assertThat(profile.firstName()).isEqualTo("Al");
        assertThat(profile.company()).isEqualTo("ACME");
    }

    @Test
    void aPersonCalledNullKeepsTheName() {
        assertThat(ProfileMerge.merge(List.of(on(1, "Null", null, null))).firstName()).isEqualTo("Null");
    }

    @Test
    void consentTextsAndPropertiesAreKeptOneByOne() {
        ProfileEntry first = entry(1, captured(1, "Ana", null, null, List.of(new ConsentText("email", "Old."), new ConsentText("post", "Letters.")), Map.of("a", "1", "b", "1")));
        ProfileEntry second = entry(2, captured(2, "Ana", null, null, List.of(new ConsentText("email", "New.")), Map.of("a", "2", "c", "2")));

        Profile profile = ProfileMerge.merge(List.of(second, first));

        assertThat(profile.consentTexts()).containsExactly(new ConsentText("email", "New."), new ConsentText("post", "Letters."));
        assertThat(profile.properties()).isEqualTo(Map.of("a", "2", "b", "1", "c", "2"));
        assertThat(profile.provenance()).containsEntry("consent.email", id(2)).containsEntry("consent.post", id(1)).containsEntry("properties.b", id(1));
    }

    @Test
    void nothingMergesToNothing() {
        Profile profile = ProfileMerge.merge(List.of());

        assertThat(profile.email()).isNull();
        assertThat(profile.provenance()).isEmpty();
    }

    @Property(tries = 2_000)
    void orderAndRepetitionMakeNoDifference(@ForAll("entries") List<ProfileEntry> entries, @ForAll long seed) {
        List<ProfileEntry> shuffled = new ArrayList<>(entries);
        if (!entries.isEmpty()) {
            shuffled.add(entries.get(0));
        }
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(ProfileMerge.merge(shuffled)).isEqualTo(ProfileMerge.merge(entries));
    }

    @Property(tries = 2_000)
    void nothingIsInvented(@ForAll("entries") List<ProfileEntry> entries) {
        Profile profile = ProfileMerge.merge(entries);

        assertThat(profile.email() == null).isEqualTo(entries.stream().allMatch(entry -> entry.captured().email() == null));
        assertThat(profile.provenance().values()).allMatch(capture -> entries.stream().anyMatch(entry -> entry.captured().captureId().equals(capture)));
    }

    /** Few values, so that ties are common: equal times, equal ids, equal texts. */
    @Provide
    Arbitrary<List<ProfileEntry>> entries() {
        Arbitrary<String> text = Arbitraries.of("Ana", "Eva", "Ana Maria", "test", "-", "A").injectNull(0.3);
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(0, 2), text, text, text,
                        Arbitraries.of("x", "y"))
                .as((id, minute, first, email, company, value) -> new ProfileEntry(id(id), START.plusSeconds(60L * minute), START.plusSeconds(minute % 2),
                        captured(id, first, email, company, List.of(new ConsentText("email", value)), Map.of("p", value))))
                .list().ofMaxSize(8);
    }

    private static ProfileEntry on(int day, String firstName, String email, String company) {
        return entry(day, captured(day, firstName, email, company, List.of(), Map.of()));
    }

    private static ProfileEntry entry(int day, ProfileCaptured captured) {
        return new ProfileEntry(id(day), START.plusSeconds(86_400L * day), START, captured);
    }

    private static ProfileCaptured captured(int id, String firstName, String email, String company, List<ConsentText> consents, Map<String, String> properties) {
        return new ProfileCaptured(LEAD, id(id), "website", email, null, firstName, null, null, company, null, null, null, null, null, null, null, null, null, null,
                consents, properties);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}

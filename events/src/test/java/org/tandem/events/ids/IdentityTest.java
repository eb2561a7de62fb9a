package org.tandem.events.ids;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdentityTest {

    private static final UUID NAMESPACE = Uuid5.of(Uuid5Test.DNS, "alignment.example");
    private static final UUID CAPTURE = UUID.fromString("0b8f0c8e-6a53-4c0c-9a0e-5a0f8c1d2e3f");

    private final Identity identity = new Identity(NAMESPACE);
    private final Identity another = new Identity(UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));

    @Test
    void derivesALeadFromAnAddress() {
        assertThat(identity.byEmail("ana.souza@example.com")).hasToString("f27235cd-ddee-56b7-a887-d47febd99214");
    }

    @Test
    void derivesOtherIdsInAnotherNamespace() {
        assertThat(another.byEmail("ana.souza@example.com")).isNotEqualTo(identity.byEmail("ana.souza@example.com"));
        assertThat(another.sender("website").eventOf("42")).isNotEqualTo(identity.sender("website").eventOf("42"));
        assertThat(another.fingerprint()).isNotEqualTo(identity.fingerprint());
    }

    @Test
    void derivesAnAccountFromADomainOrElseFromANameInACountry() {
        // Given
        UUID byDomain = identity.accountByDomain("acme.example");
        UUID byName = identity.accountByName("acme", "BR");

        // Then
        assertThat(byDomain).isEqualTo(Uuid5.of(NAMESPACE, "account:acme.example")).isNotEqualTo(another.accountByDomain("acme.example"));
        assertThat(List.of(byDomain, byName, identity.accountByName("acme", "PT"), identity.accountByName("acme.example", "BR"),
                identity.byEmail("acme.example").value())).doesNotHaveDuplicates();
    }

    @Test
    void keepsKindsOfIdentifierApart() {
        // Given
        String same = CAPTURE.toString();

        // When
        List<LeadId> leads = List.of(identity.byEmail(same), identity.byAnonymousId(same), identity.byCapture(CAPTURE),
                identity.byProvider("zoom", same), identity.byProvider("google", same));

        // Then
        assertThat(leads).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "anonymous", "capture", "sender", "fingerprint", "account", "zoom:eu", "Zoom", ""})
    void refusesAProviderThatCouldBeTakenForSomethingElse(String provider) {
        assertThatIllegalArgumentException().isThrownBy(() -> identity.byProvider(provider, "ana.souza@example.com"));
        assertThat(Identity.isProvider(provider)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void derivesNothingFromNothing(String nothing) {
        assertThatIllegalArgumentException().isThrownBy(() -> identity.byEmail(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.byAnonymousId(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.byProvider("zoom", nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.sender("website").eventOf(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.sender(nothing).eventOf("42"));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.accountByDomain(nothing));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.accountByName(nothing, "BR"));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.accountByName("acme", nothing));
    }

    @Test
    void givesTheSameRequestSentTwiceTheSameEvent() {
        assertThat(identity.sender("website").eventOf("42")).isEqualTo(new Identity(NAMESPACE).sender("website").eventOf("42"));
    }

    @Test
    void keepsTheEventsOfTwoSendersApart() {
        assertThat(identity.sender("website").eventOf("42")).isNotEqualTo(identity.sender("webinars").eventOf("42"));
        assertThat(identity.sender("web").eventOf("site42")).isNotEqualTo(identity.sender("website").eventOf("42"));
    }

    @Test
    void keepsThePartsOfOneEventApart() {
        // Given
        UUID event = identity.sender("website").eventOf("42");

        // When
        List<UUID> parts = List.of(event, Identity.part(event, "profile"), Identity.part(event, "activity"));

        // Then
        assertThat(parts).doesNotHaveDuplicates();
        assertThat(Identity.part(event, "profile")).isEqualTo(parts.get(1));
    }

    @Test
    void doesNotGiveTheNamespaceAwayByItsFingerprint() {
        assertThat(identity.fingerprint())
                .isNotEqualTo(NAMESPACE.toString())
                .doesNotContain(NAMESPACE.toString().split("-"))
                .isEqualTo(new Identity(NAMESPACE).fingerprint());
    }
}

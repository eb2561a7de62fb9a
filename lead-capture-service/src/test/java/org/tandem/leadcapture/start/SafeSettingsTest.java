package org.tandem.leadcapture.start;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.leadcapture.settings.IdentityConfig;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class SafeSettingsTest {

    private static final String GOOD_HASH = "ce16f4d16d4f50e8ea3946d2695b133a701fbf50a588eeea21f2d3490e2df0a8";
    private static final String RANDOM = "0d6f1a52-8f1f-4a63-9a50-0f8b1a2f4a11";
    private static final Map<String, String> GOOD = Map.of(
            "tandem.capture.senders.website.key-sha256", GOOD_HASH,
            "tandem.capture.forms.demo.sender", "website",
            "tandem.capture.forms.demo.allowed-origins", "https://www.example.com,http://localhost:3000");

    @Test
    void whatIsInOrderStarts() {
        assertThat(SafeSettings.broken(capture(GOOD), identity(RANDOM))).isEmpty();
        assertThat(SafeSettings.unsafe(capture(GOOD), identity(RANDOM))).isEmpty();
    }

    @Test
    void withoutANamespaceNobodyHasAnId() {
        assertThat(SafeSettings.broken(capture(GOOD), identity(""))).singleElement().asString()
                .startsWith("tandem.identity.namespace is not set").contains("uuidgen -r").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c41b8c57-0979-5931-8218-6d525878e6e7", "00000000-0000-0000-0000-000000000000",
            "6ba7b810-9dad-11d1-80b4-00c04fd430c8"})
    void aNamespaceThatEverybodyKnowsIsUnsafe(String namespace) {
        assertThat(SafeSettings.unsafe(capture(GOOD), identity(namespace))).singleElement().asString()
                .startsWith("tandem.identity.namespace=" + namespace).contains("give a random UUID").doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
            "'',e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "secret,2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b",
            "changeme,057BA03D6C44104863DC7361FE4578965D1887360F90A0895882E58A6248FC86"})
    void aKeyThatAnybodyWouldGuessIsUnsafe(String secret, String hash) {
        CaptureConfig config = capture(with("tandem.capture.senders.website.key-sha256", hash));
        assertThat(SafeSettings.unsafe(config, identity(RANDOM))).singleElement().asString()
                .contains("tandem.capture.senders.website.key-sha256").doesNotContainIgnoringCase(hash);
    }

    @ParameterizedTest
    @CsvSource({
            "tandem.capture.senders.website.key-sha256, abc, 64 hex digits",
            "tandem.capture.senders.website.key-sha256, zz16f4d16d4f50e8ea3946d2695b133a701fbf50a588eeea21f2d3490e2df0a8, 64 hex digits",
            "tandem.capture.senders.other.key-sha256, CE16F4D16D4F50E8EA3946D2695B133A701FBF50A588EEEA21F2D3490E2DF0A8, is the key of other too",
            "tandem.capture.senders.website.source, two words, defaultSource",
            "tandem.capture.senders.email.source, api, sender must not be named email",
            "tandem.capture.senders.HubSpot.source, api, sender must not be named HubSpot: lead ids are derived under its name",
            "tandem.capture.forms.demo.sender, two words, sender is not a code",
            "tandem.capture.forms.demo.sender, sender, sender must not be named sender",
            "tandem.capture.forms.demo.sender, HubSpot, sender must not be named HubSpot",
            "tandem.capture.forms.demo.campaign, spring fair, defaultCampaign",
            "tandem.capture.forms.demo.country, Brazil, defaultCountry",
            "tandem.capture.forms.demo.allowed-origins, https://www.example.com/, which no browser sends",
            "tandem.capture.forms.demo.allowed-origins, www.example.com, which no browser sends",
            "tandem.capture.forms.demo.allowed-origins, *, which no browser sends",
            "tandem.capture.forms.demo.allowed-origins, https://WWW.example.com, which no browser sends"})
    void whatNoCaptureCanBeDecidedWithIsBroken(String setting, String value, String why) {
        assertThat(SafeSettings.broken(capture(with(setting, value)), identity(RANDOM))).singleElement().asString()
                .contains("tandem.capture.").contains(why).doesNotContain("\n");
    }

    @Test
    void aConsentWithoutACodeIsBroken() {
        Map<String, String> settings = new HashMap<>(with("tandem.capture.forms.demo.consents[0].purpose", "all of it"));
        settings.put("tandem.capture.forms.demo.consents[0].text", "Yes");
        assertThat(SafeSettings.broken(capture(settings), identity(RANDOM))).singleElement().asString().contains("consent purpose");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        // Given
        var settings = new CaptureSettings(capture(Map.of(
                "tandem.capture.senders.website.key-sha256", "abc",
                "tandem.capture.forms.demo.sender", "two words")), identity(new UUID(0, 0).toString()));

        // Then
        assertThat(settings.broken()).hasSize(2);
        assertThat(settings.unsafe()).hasSize(1);
    }

    @Test
    void aRevokedKeyMayBeAnybodys() {
        Map<String, String> settings = new HashMap<>(with("tandem.capture.senders.old.key-sha256", GOOD_HASH));
        settings.put("tandem.capture.senders.old.revoked", "true");
        assertThat(SafeSettings.broken(capture(settings), identity(RANDOM))).isEmpty();
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(setting, value);
        return settings;
    }

    private static CaptureConfig capture(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CaptureConfig.class).withDefaultValues(settings).build()
                .getConfigMapping(CaptureConfig.class);
    }

    private static IdentityConfig identity(String namespace) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IdentityConfig.class)
                .withDefaultValue("tandem.identity.namespace", namespace).build().getConfigMapping(IdentityConfig.class);
    }
}

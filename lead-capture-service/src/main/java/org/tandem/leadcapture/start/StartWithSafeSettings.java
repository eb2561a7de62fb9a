package org.tandem.leadcapture.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.leadcapture.settings.IdentityConfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends a start with settings that must not run, before anything is written or answered. */
@ApplicationScoped
class StartWithSafeSettings {

    private final CaptureConfig capture;
    private final IdentityConfig identity;
    private final boolean tokensCanBeVerified;

    StartWithSafeSettings(CaptureConfig capture, IdentityConfig identity,
                          @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
                          @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> publicKey) {
        this.capture = capture;
        this.identity = identity;
        this.tokensCanBeVerified = provider.isPresent() || publicKey.isPresent();
    }

    /** First of all: the stream is brought up by the same event. */
    void check(@Observes @Priority(1) StartupEvent event) {
        check(LaunchMode.current() == LaunchMode.NORMAL);
    }

    void check(boolean production) {
        List<String> problems = Stream.concat(SafeSettings.broken(capture).stream(),
                production ? SafeSettings.unsafe(capture, identity, tokensCanBeVerified).stream() : Stream.empty()).toList();
        if (!problems.isEmpty()) {
            // Printed as it is, without a stack trace.
            throw new ConfigurationException("refusing to start:\n  " + String.join("\n  ", problems));
        }
    }
}

package org.tandem.leadcapture.start;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.leadcapture.settings.IdentityConfig;
import org.tandem.rest.start.SettingsCheck;

import java.util.List;

/** Senders, forms and the namespace, looked at before the first capture. */
@ApplicationScoped
class CaptureSettings implements SettingsCheck {

    private final CaptureConfig capture;
    private final IdentityConfig identity;

    CaptureSettings(CaptureConfig capture, IdentityConfig identity) {
        this.capture = capture;
        this.identity = identity;
    }

    @Override
    public List<String> broken() {
        return SafeSettings.broken(capture, identity);
    }

    @Override
    public List<String> unsafe() {
        return SafeSettings.unsafe(capture, identity);
    }
}

package org.tandem.leadcapture.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.form.FormBody;
import org.tandem.leadcapture.form.Forms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Reads what was refused once more, as it was read when it came: what can be known of it is where its correction begins. */
@ApplicationScoped
class WhatWasSaid {

    private static final String LEADS = "/leads";
    private static final String BASE64 = "base64";

    private final Forms forms;

    WhatWasSaid(Forms forms) {
        this.forms = forms;
    }

    /** Empty where nothing can be read, and for a row of a list: its columns are told by the list's mapping, which is not kept. */
    Optional<LeadInput> in(CaptureRejected rejected) {
        if (Forms.isEndpoint(rejected.endpoint())) {
            return FormBody.read(rejected.contentType(), body(rejected), purposes(rejected)).legible();
        }
        return LEADS.equals(rejected.endpoint()) ? LeadJson.read(body(rejected)).legible() : Optional.empty();
    }

    /** What a form asked that is gone nobody knows any more, so nobody has permitted it. */
    private Set<String> purposes(CaptureRejected rejected) {
        return forms.byEndpoint(rejected.endpoint(), rejected.sender()).map(Forms.Form::purposes).orElse(Set.of());
    }

    private static byte[] body(CaptureRejected rejected) {
        if (rejected.payload() == null) {
            return new byte[0];
        }
        return BASE64.equals(rejected.encoding()) ? Base64.getDecoder().decode(rejected.payload())
                : rejected.payload().getBytes(StandardCharsets.UTF_8);
    }
}

package org.tandem.leadcapture.form;

import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.capture.Reading;

import java.util.Set;

/** Reads what was posted to a form: JSON where it says so, and otherwise what a browser sends. */
public final class FormBody {

    private static final String JSON = "application/json";

    private FormBody() {
    }

    /**
     * Never throws.
     *
     * @param contentType null where none was sent
     * @param purposes    what the form asks permission for
     */
    public static Reading read(String contentType, byte[] body, Set<String> purposes) {
        Reading reading = isJson(contentType) ? LeadJson.read(body) : UrlencodedForm.read(body);
        if (reading instanceof Reading.Read read) {
            return new Reading.Read(PublicFields.of(read.input(), purposes));
        }
        Reading.Unreadable unreadable = (Reading.Unreadable) reading;
        return unreadable.rest() == null ? unreadable
                : new Reading.Unreadable(unreadable.errors(), PublicFields.of(unreadable.rest(), purposes));
    }

    private static boolean isJson(String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, JSON, 0, JSON.length());
    }
}

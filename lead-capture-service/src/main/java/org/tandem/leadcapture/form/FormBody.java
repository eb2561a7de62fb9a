package org.tandem.leadcapture.form;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.tandem.leadcapture.capture.FormFields;
import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.capture.Reading;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads what was posted to a form: JSON where it says so, and otherwise what a browser sends. */
public final class FormBody {

    private static final String JSON = "application/json";
    private static final int MOST_FIELDS = 200;

    private FormBody() {
    }

    /**
     * Never throws.
     *
     * @param contentType null where none was sent
     * @param purposes    what the form asks permission for
     */
    public static Reading read(String contentType, byte[] body, Set<String> purposes) {
        Reading reading = isJson(contentType) ? LeadJson.read(body) : urlencoded(body);
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

    private static Reading urlencoded(byte[] body) {
        QueryStringDecoder decoder = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8, false, MOST_FIELDS + 1);
        try {
            return FormFields.read(decoder.parameters());
        } catch (IllegalArgumentException e) {
            return Reading.unreadable(null, "not-urlencoded", "The body is not a urlencoded form");
        }
    }
}
